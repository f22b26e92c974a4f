import { describe, expect, test } from "vitest";

import { jpegsWithin, orientationOf, orientationOfPreview } from "../src/thumbnails/preview";

/** A JPEG by its markers: APP0, a scan with a stuffed byte and a restart marker, and the end. */
const jpeg = (...scan: number[]) => [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 3, 9, ...scan, 0xff, 0, 7, 0xff, 0xd0, 8, 0xff, 0xd9];
/** A little-endian TIFF with the orientation in its first directory. */
const tiff = (orientation: number) => [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];

describe("previews within RAW files", () => {
  test("are found by their markers, largest first", () => {
    const small = jpeg(1), large = jpeg(1, 2, 3, 4);
    const bytes = Uint8Array.from([...tiff(6), ...small, 0xff, 0xd8, 5, ...large, 0xff]);
    const start = tiff(6).length + small.length + 3;
    expect(jpegsWithin(bytes)).toEqual([
      { start, end: start + large.length },
      { start: tiff(6).length, end: tiff(6).length + small.length },
    ]);
  });

  test("the thumbnail inside a preview is no other one", () => {
    const inner = jpeg(1);
    const outer = [0xff, 0xd8, 0xff, 0xe1, 0, 2 + inner.length, ...inner, 0xff, 0xda, 0, 3, 9, 5, 0xff, 0xd9];
    expect(jpegsWithin(Uint8Array.from(outer))).toEqual([{ start: 0, end: outer.length }]);
  });

  test("lossless JPEG and cut files are none", () => {
    expect(jpegsWithin(Uint8Array.of(0xff, 0xd8, 0xff, 0xc3, 0, 4, 1, 2, 0xff, 0xd9))).toEqual([]);
    expect(jpegsWithin(Uint8Array.from(jpeg(1).slice(0, -2)))).toEqual([]);
  });

  test("the orientation is that of the RAW file, unless the preview has Exif data", () => {
    expect([1, 6, 8, 9].map((value) => orientationOf(Uint8Array.from(tiff(value))))).toEqual([1, 6, 8, 1]);
    const place = { start: tiff(6).length, end: 0 };
    expect(orientationOfPreview(Uint8Array.from([...tiff(6), ...jpeg(1)]), place)).toBe(6);
    expect(orientationOfPreview(Uint8Array.from([...tiff(6), 0xff, 0xd8, 0xff, 0xe1, 0, 4]), place)).toBe(1);
  });
});
