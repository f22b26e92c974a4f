import type { QualityMap } from "../service/row";

/** A window of cells, and its place in shares of width and height. */
export interface Region {
  readonly left: number; // in [0, 1]
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly deviation: number; // of its mean from the map's mean, in standard deviations of the cells
}

/** The window of about a fifth of each side with the lowest mean; null for a map of equal values. */
export function lowestRegion({ columns, rows, values }: QualityMap): Region | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  if (!(spread > 0)) {
    return null;
  }
  const across = Math.max(1, Math.round(columns / 5)), down = Math.max(1, Math.round(rows / 5));
  let lowest = Infinity, at = { x: 0, y: 0 };
  for (let y = 0; y + down <= rows; y++) {
    for (let x = 0; x + across <= columns; x++) {
      let sum = 0;
      for (let row = y; row < y + down; row++) {
        for (let column = x; column < x + across; column++) {
          sum += values[row * columns + column]!;
        }
      }
      if (sum < lowest) {
        lowest = sum;
        at = { x, y };
      }
    }
  }
  return {
    left: at.x / columns,
    top: at.y / rows,
    width: across / columns,
    height: down / rows,
    deviation: (lowest / (across * down) - mean) / spread,
  };
}

/** Where a region is, in words. */
export function placeText(region: Region): string {
  const third = (center: number) => Math.min(2, Math.floor(3 * center));
  const column = ["left", "center", "right"][third(region.left + region.width / 2)]!;
  const row = ["upper", "middle", "lower"][third(region.top + region.height / 2)]!;
  return row === "middle" && column === "center" ? "center" : `${row} ${column}`;
}
