import { describe, expect, test } from "vitest";

import { csv, json } from "../src/export/table";
import { sidecars } from "../src/export/xmp";
import { crc32, zip } from "../src/export/zip";
import { parseCsv } from "../src/research/csv";
import { photo } from "./photo";

const photos = [photo('a, "b".jpg', 61.5, { rating: 3, label: "Red" }), photo("=c.jpg", 20, { rating: -1 }), photo("d.jpg")];

describe("tables", () => {
  test("the CSV is read back with all fields", () => {
    const { names, lines } = parseCsv(csv(photos));
    const column = (name: string) => lines.map((line) => line[names.indexOf(name)]);
    expect(column("file")).toEqual(['a, "b".jpg', "'=c.jpg", "d.jpg"]);
    expect(column("rating")).toEqual(["3", "-1", "0"]);
    expect(column("label")).toEqual(["Red", "", ""]);
    expect(column("score")).toEqual(["61.5", "20", ""]);
    expect(column("status")).toEqual(["ok", "ok", "waiting"]);
  });

  test("the JSON keeps names and numbers as they are", () => {
    const objects = JSON.parse(json(photos));
    expect(objects.map((each: { file: string }) => each.file)).toEqual(['a, "b".jpg', "=c.jpg", "d.jpg"]);
    expect(objects[1]).toMatchObject({ rating: -1, score: 20, raw: 0.2, model_hash: "a" });
  });
});

describe("sidecars", () => {
  test("have the rating, -1 for rejected, and the label", () => {
    const [first, second] = sidecars(photos, "darktable");
    expect(first!.text).toContain('xmp:Rating="3"');
    expect(first!.text).toContain('xmp:Label="Red"');
    expect(second!.text).toContain('xmp:Rating="-1"');
    expect(second!.text).not.toContain("xmp:Label");
  });

  test("are named as each program reads them, and serve the RAW file, too", () => {
    const both = { ...photo("d/IMG_1.JPG", 5), raw: "d/IMG_1.CR3" };
    expect(sidecars([both], "lightroom").map((each) => each.name)).toEqual(["d/IMG_1.xmp"]);
    expect(sidecars([both], "darktable").map((each) => each.name)).toEqual(["d/IMG_1.JPG.xmp", "d/IMG_1.CR3.xmp"]);
  });
});

describe("archives", () => {
  test("the check value of CRC-32 is that of the standard", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  test("the end of the archive counts the entries and finds the directory", () => {
    const bytes = zip([
      { name: "a.xmp", text: "one" },
      { name: "ü/b.xmp", text: "two" },
    ]);
    const view = new DataView(bytes.buffer);
    const end = bytes.length - 22;
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    expect(view.getUint16(end + 10, true)).toBe(2);
    expect(view.getUint32(view.getUint32(end + 16, true), true)).toBe(0x02014b50);
  });
});
