/** 128 bits: signs of brightness differences in a grid of 9 x 9, to the right (64) and down (64). */
export type Fingerprint = readonly [number, number, number, number];

/** Width and height of the grid. */
export const GRID = 9;

/** Most bits that differ between near duplicates. */
export const SIMILAR = 14;

/**
 * The difference hash (dHash) in both directions.
 *
 * @param pixels RGBA of 9 x 9 pixels, row by row
 */
export function fingerprint(pixels: Uint8ClampedArray): Fingerprint {
  const gray = (x: number, y: number) => {
    const at = 4 * (GRID * y + x);
    return 299 * pixels[at]! + 587 * pixels[at + 1]! + 114 * pixels[at + 2]!;
  };
  const words: [number, number, number, number] = [0, 0, 0, 0];
  for (let y = 0; y < GRID - 1; y++) {
    for (let x = 0; x < GRID - 1; x++) {
      const bit = 8 * y + x;
      if (gray(x + 1, y) > gray(x, y)) {
        words[bit >> 5]! |= 1 << (bit & 31);
      }
      if (gray(x, y + 1) > gray(x, y)) {
        words[2 + (bit >> 5)]! |= 1 << (bit & 31);
      }
    }
  }
  return words;
}

/** Number of bits that differ, 0 to 128. */
export function distance(a: Fingerprint, b: Fingerprint): number {
  return ones(a[0] ^ b[0]) + ones(a[1] ^ b[1]) + ones(a[2] ^ b[2]) + ones(a[3] ^ b[3]);
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
