/** Place of a JPEG within a file. */
export interface Place {
  readonly start: number;
  readonly end: number; // exclusive
}

/** The JPEG images within a RAW file, largest first, without those inside others. */
export function jpegsWithin(bytes: Uint8Array): Place[] {
  const places: Place[] = [];
  for (let at = bytes.indexOf(0xff); at >= 0; at = bytes.indexOf(0xff, at)) {
    const end = bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff ? jpegEnd(bytes, at) : null;
    if (end !== null) {
      places.push({ start: at, end });
    }
    at = end ?? at + 1;
  }
  return places.sort((a, b) => b.end - b.start - (a.end - a.start));
}

/** Where a JPEG ends, by its markers; null if it is none, or the lossless kind that holds the sensor's values. */
function jpegEnd(bytes: Uint8Array, start: number): number | null {
  let at = start + 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) {
      return at + 2;
    }
    if (marker === 0xc3) {
      return null;
    }
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
    if (marker === 0xda) {
      at = nextMarker(bytes, at);
    }
  }
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : null;
}

/** The first marker after entropy-coded data, which stuffs FF 00 and has restart markers. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) {
      return at;
    }
  }
  return bytes.length;
}

/** Orientation of a preview whose decoder does not know it: that of the RAW file, if the preview has no Exif data. */
export function orientationOfPreview(bytes: Uint8Array, { start }: Place): number {
  const afterJfif = start + 4 + ((bytes[start + 4]! << 8) | bytes[start + 5]!);
  const hasExif = bytes[start + 3] === 0xe1 || (bytes[start + 3] === 0xe0 && bytes[afterJfif + 1] === 0xe1);
  return hasExif ? 1 : orientationOf(bytes);
}

/** Orientation (1 to 8) in the first directory of a RAW file that is a TIFF; else 1. */
export function orientationOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49 && bytes[1] === 0x49;
  if (bytes.length < 16 || !(isLittle || (bytes[0] === 0x4d && bytes[1] === 0x4d))) {
    return 1;
  }
  const directory = view.getUint32(4, isLittle);
  const count = directory + 2 <= bytes.length ? view.getUint16(directory, isLittle) : 0;
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 <= bytes.length && view.getUint16(entry, isLittle) === 0x0112) {
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}
