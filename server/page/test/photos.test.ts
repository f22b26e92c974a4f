import { describe, expect, test } from "vitest";

import { markKey } from "../src/app/keys";
import { arrange, EVERYTHING } from "../src/photos/arrange";
import { isPhotograph, photosOf } from "../src/photos/files";
import { gathered, groupsOf } from "../src/photos/groups";
import { MarkHistory } from "../src/photos/marks";
import { UNMARKED } from "../src/photos/photo";
import { distance, type Fingerprint, fingerprint, GRID } from "../src/thumbnails/fingerprint";
import { photo, row } from "./photo";

const names = (photos: readonly { path: string }[]) => photos.map((each) => each.path).join(" ");
const by = { ...EVERYTHING, task: "iqa" };

describe("order and filter", () => {
  const photos = [photo("a10", 30), photo("a9", 70, { rating: -1 }), photo("b", null), photo("c", 50, { rating: 4 })];

  test("photographs without a score follow in both directions", () => {
    expect(names(arrange(photos, { ...by, order: "best" }))).toBe("a9 c a10 b");
    expect(names(arrange(photos, { ...by, order: "worst" }))).toBe("a10 c a9 b");
  });

  test("numbers in names are ordered by value", () => {
    expect(names(arrange(photos, { ...by, order: "name" }))).toBe("a9 a10 b c");
  });

  test("the ends of the range of scores belong to it", () => {
    expect(names(arrange(photos, { ...by, lowest: 30, highest: 50 }))).toBe("c a10");
    expect(names(arrange(photos, { ...by, lowest: 50.1 }))).toBe("a9");
  });

  test("marks and states select", () => {
    expect(names(arrange(photos, { ...by, marks: "kept", order: "name" }))).toBe("a10 b c");
    expect(names(arrange(photos, { ...by, marks: "rejected" }))).toBe("a9");
    expect(names(arrange(photos, { ...by, state: "waiting" }))).toBe("b");
    expect(names(arrange(photos, { ...by, text: "A1" }))).toBe("a10");
  });

  test("corrupt files are apart, previews of RAW files are not", () => {
    const corrupt = { ...photo("x", 10), rows: [row({ warning: "corrupt: the data end early" })] };
    const raw = { ...photo("y", 10), rows: [row({ warning: "scored the preview of 1620x1080" })] };
    expect(names(arrange([corrupt, raw], by))).toBe("y");
  });
});

describe("files", () => {
  const found = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }));

  test("a RAW file and the JPEG beside it are one photograph", () => {
    const photos = photosOf(found("d/IMG_1.CR3", "d/IMG_1.JPG", "d/IMG_2.CR3", "e/IMG_1.jpg"));
    expect(photos.map((each) => [each.path, each.raw])).toEqual([
      ["d/IMG_1.JPG", "d/IMG_1.CR3"],
      ["d/IMG_2.CR3", null],
      ["e/IMG_1.jpg", null],
    ]);
  });

  test("files of folders are taken by their endings", () => {
    expect(["a.JPG", "a.txt", ".a.jpg", "a", "a.nef", "a.jpg.xmp"].filter(isPhotograph)).toEqual(["a.JPG", "a.nef"]);
  });
});

describe("near duplicates", () => {
  const gray = (value: (x: number, y: number) => number) =>
    Uint8ClampedArray.from({ length: 4 * GRID * GRID }, (_, i) => (i % 4 === 3 ? 255 : value((i >> 2) % GRID, Math.floor((i >> 2) / GRID))));

  test("the fingerprint has a bit for each rise", () => {
    expect(fingerprint(gray((x) => 20 * x))).toEqual([-1, -1, 0, 0]);
    expect(fingerprint(gray((_, y) => 20 * y))).toEqual([0, 0, -1, -1]);
    expect(distance(fingerprint(gray((x) => x)), fingerprint(gray((_, y) => y)))).toBe(128);
  });

  test("the fingerprint does not depend on brightness and contrast", () => {
    const wave = (scale: number, offset: number) => fingerprint(gray((x, y) => offset + scale * (20 * Math.sin(x) + 15 * Math.cos(y))));
    expect(distance(wave(1, 100), wave(2, 120))).toBe(0);
  });

  test("the best of a group is its first, and the group is shown together", () => {
    const near = (bits: number): Fingerprint => [bits, 0, 0, 0];
    const photos = [
      { ...photo("a", 40), fingerprint: near(0) },
      { ...photo("b", 60), fingerprint: [-1, -1, -1, -1] as Fingerprint },
      { ...photo("c", 90), fingerprint: near(3) },
      { ...photo("d", 10), fingerprint: null },
    ];
    const groups = groupsOf(photos, "iqa");
    expect(groups.map((group) => names(group.members))).toEqual(["c a"]);
    expect(names(gathered(arrange(photos, by), groups))).toBe("c a b d");
  });

  test("a series does not chain unlike photographs", () => {
    const ones = (count: number): Fingerprint => [2 ** count - 1, 0, 0, 0];
    const photos = [0, 10, 20].map((count, i) => ({ ...photo(`p${i}`, i), fingerprint: ones(count) }));
    expect(groupsOf(photos, "iqa").map((group) => names(group.members))).toEqual(["p1 p0"]);
  });
});

describe("marks", () => {
  test("undo and redo restore a step of several photographs", () => {
    const history = new MarkHistory();
    const rejected = { ...UNMARKED, rating: -1 as const };
    history.record([
      { id: "a", before: UNMARKED, after: rejected },
      { id: "b", before: rejected, after: rejected },
    ]);
    expect(history.undo()).toEqual([{ id: "a", mark: UNMARKED }]);
    expect(history.undo()).toEqual([]);
    expect(history.redo()).toEqual([{ id: "a", mark: rejected }]);
  });

  test("a step without effect is not undone", () => {
    const history = new MarkHistory();
    history.record([{ id: "a", before: UNMARKED, after: { ...UNMARKED } }]);
    expect(history.undo()).toEqual([]);
  });

  test("keys rate, reject, label and undo", () => {
    const press = (key: string, more = {}) => markKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
    const marked = (key: string, from = UNMARKED) => {
      const found = press(key);
      return found?.kind === "mark" ? found.change(from) : found;
    };
    expect(marked("4")).toEqual({ rating: 4, label: "" });
    expect(marked("x")).toEqual({ rating: -1, label: "" });
    expect(marked("x", { rating: -1, label: "Red" })).toEqual({ rating: 0, label: "Red" });
    expect(marked("6")).toEqual({ rating: 0, label: "Red" });
    expect(press("u")).toEqual({ kind: "undo" });
    expect(press("z", { ctrlKey: true })).toEqual({ kind: "undo" });
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toEqual({ kind: "redo" });
    expect([press("z"), press("1", { ctrlKey: true }), press("q")]).toEqual([null, null, null]);
  });
});
