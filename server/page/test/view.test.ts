import { describe, expect, test } from "vitest";

import { overlay } from "../src/map/overlay";
import { lowestRegion, placeText } from "../src/map/region";
import { parseCsv } from "../src/research/csv";
import { guessColumns, join, pairsOf } from "../src/research/pairs";
import { ticks } from "../src/research/ticks";
import { landing } from "../src/view/landing";
import { FIT, panned, zoomedAt } from "../src/view/zoom";

describe("zoom", () => {
  test("the point under the pointer keeps its place", () => {
    const zoom = zoomedAt(FIT, 4, { x: 0.2, y: -0.1 });
    expect(zoom.scale).toBe(4);
    expect((0.2 - zoom.x) / zoom.scale).toBeCloseTo(0.2, 12); // the image's place below the point
  });

  test("an image that fits is not moved, and none leaves its pane", () => {
    expect(panned(FIT, 1, 1)).toEqual(FIT);
    expect(panned({ scale: 3, x: 0, y: 0 }, 5, -5)).toEqual({ scale: 3, x: 1, y: -1 });
    expect(zoomedAt({ scale: 3, x: 1, y: 1 }, 0.001, { x: 0, y: 0 })).toEqual(FIT);
  });
});

describe("steps in a grid of 10 in 4 columns", () => {
  const end = (at: number, step: number) => landing(at, step, 4, 10);

  test("end at its ends, and do not leave it up or down", () => {
    expect([end(0, -1), end(9, 1), end(5, 12), end(3, -Infinity), end(3, Infinity)]).toEqual([0, 9, 9, 0, 9]);
    expect([end(2, -4), end(7, 4), end(5, 4), end(5, -4)]).toEqual([2, 7, 9, 1]);
  });

  test("begin at the first one", () => {
    expect([end(-1, 1), end(-1, 4), end(-1, -Infinity), end(-1, Infinity)]).toEqual([0, 0, 0, 9]);
  });
});

describe("the map", () => {
  const map = { columns: 10, rows: 10, values: Array.from({ length: 100 }, (_, i) => (i % 10 >= 8 && i >= 80 ? -1 : 1)) };

  test("the lowest region is where the low cells are", () => {
    const region = lowestRegion(map)!;
    expect([region.left, region.top, region.width, region.height]).toEqual([0.8, 0.8, 0.2, 0.2]);
    expect(region.deviation).toBeCloseTo(-4.8990, 4); // (-1 - 0.92) / 0.3919
    expect(placeText(region)).toBe("lower right");
  });

  test("a map of equal values has no lowest region", () => {
    expect(lowestRegion({ columns: 2, rows: 1, values: [1, 1] })).toBeNull();
  });

  test("low cells are opaque, those of the median transparent", () => {
    const pixels = overlay(map);
    expect([pixels[3], pixels[4 * 99 + 3]]).toEqual([0, 215]);
  });
});

describe("tables of a study", () => {
  test("quotes, separators and line ends of spreadsheets are read", () => {
    const { names, lines } = parseCsv('\uFEFFpath;mos\r\n"a;""b"";c";1\r\nd;2');
    expect(names).toEqual(["path", "mos"]);
    expect(lines).toEqual([['a;"b";c', "1"], ["d", "2"]]);
    expect(() => parseCsv("a,b\n1\n")).toThrow("line 2 must have 2 cells, got 1");
    expect(() => parseCsv("a,b\n")).toThrow("at least one line");
  });

  test("columns are found by name, else by their numbers", () => {
    expect(guessColumns(parseCsv("image,mos,split,raw\na,1,train,2\n"))).toEqual({ name: 0, predicted: 3, mos: 1 });
    expect(guessColumns(parseCsv("k,u,v\nz,1,2\n"))).toEqual({ name: -1, predicted: 1, mos: 2 });
  });

  test("rows and labels are joined by file name, and lines without numbers are counted", () => {
    const table = join(parseCsv("path,raw\nd/A.jpg,1\nd/b.jpg,2\nd/c.jpg,\n"), parseCsv("image,mos\na.jpg,5\nc.jpg,6\nx.jpg,7\n"));
    const pairs = pairsOf(table, guessColumns(table));
    expect([pairs.names, [...pairs.predicted], [...pairs.mos], pairs.skipped]).toEqual([["d/A.jpg"], [1], [5], 1]);
  });

  test("ticks are round", () => {
    expect(ticks(0.03, 0.97, 5)).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(ticks(-12, 104, 6)).toEqual([0, 20, 40, 60, 80, 100]);
  });
});
