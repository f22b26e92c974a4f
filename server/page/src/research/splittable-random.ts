/** A 64-bit number as its two halves, unsigned. */
interface Long {
  readonly high: number;
  readonly low: number;
}

const GAMMA: Long = { high: 0x9e3779b9, low: 0x7f4a7c15 };

/**
 * Java's SplittableRandom (Steele, Lea and Flood 2014), so that a seed draws the samples of `qpt evaluate`. Its
 * constants and the bounded draw are those of OpenJDK 17.
 */
export class SplittableRandom {
  private constructor(
    private seed: Long,
    private readonly gamma: Long,
  ) {}

  /** @param seed in [0, 2^32) */
  static of(seed: number): SplittableRandom {
    return new SplittableRandom({ high: 0, low: seed >>> 0 }, GAMMA);
  }

  split(): SplittableRandom {
    const seed = mix(this.next(), 30, [0xbf58476d, 0x1ce4e5b9], 27, [0x94d049bb, 0x133111eb]);
    const last = shifted(seed, 31);
    return new SplittableRandom(xor(seed, last), gammaOf(this.next()));
  }

  /** A whole number in [0, bound). */
  below(bound: number): number {
    let bits = this.bits();
    if ((bound & (bound - 1)) === 0) {
      return bits & (bound - 1);
    }
    for (;;) {
      const positive = bits >>> 1;
      const result = positive % bound;
      if (positive + bound - 1 - result < 0x80000000) {
        return result;
      }
      bits = this.bits();
    }
  }

  /** 32 random bits, signed. */
  private bits(): number {
    return mix(this.next(), 33, [0x62a9d9ed, 0x799705f5], 28, [0xcb24d0a5, 0xc88c35b3]).high | 0;
  }

  private next(): Long {
    return (this.seed = sum(this.seed, this.gamma));
  }
}

/** Two rounds of shift and multiplication. */
function mix(z: Long, shift1: number, [h1, l1]: [number, number], shift2: number, [h2, l2]: [number, number]): Long {
  const first = product(xor(z, shifted(z, shift1)), { high: h1, low: l1 });
  return product(xor(first, shifted(first, shift2)), { high: h2, low: l2 });
}

function gammaOf(value: Long): Long {
  const mixed = mix(value, 33, [0xff51afd7, 0xed558ccd], 33, [0xc4ceb9fe, 0x1a85ec53]);
  const last = xor(mixed, shifted(mixed, 33));
  const odd: Long = { high: last.high, low: (last.low | 1) >>> 0 };
  const changes = xor(odd, shifted(odd, 1));
  return ones(changes.high) + ones(changes.low) < 24 ? xor(odd, { high: 0xaaaaaaaa, low: 0xaaaaaaaa }) : odd;
}

function sum(a: Long, b: Long): Long {
  const low = a.low + b.low;
  return { high: (a.high + b.high + (low > 0xffffffff ? 1 : 0)) >>> 0, low: low >>> 0 };
}

function xor(a: Long, b: Long): Long {
  return { high: (a.high ^ b.high) >>> 0, low: (a.low ^ b.low) >>> 0 };
}

/** Shifted right without sign by 1 to 63 bits. */
function shifted({ high, low }: Long, by: number): Long {
  return by >= 32
    ? { high: 0, low: by === 32 ? high : high >>> (by - 32) }
    : { high: high >>> by, low: ((low >>> by) | (high << (32 - by))) >>> 0 };
}

/** The low 64 bits of a product. */
function product(a: Long, b: Long): Long {
  const a0 = a.low & 0xffff, a1 = a.low >>> 16, b0 = b.low & 0xffff, b1 = b.low >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16); // below 2^32
  const carried = a0 * b1 + (middle & 0xffff); // below 2^32
  const upper = a1 * b1 + (middle >>> 16) + (carried >>> 16);
  return {
    high: (upper + Math.imul(a.low, b.high) + Math.imul(a.high, b.low)) >>> 0,
    low: Math.imul(a.low, b.low) >>> 0,
  };
}

function ones(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}
