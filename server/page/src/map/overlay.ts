import type { QualityMap } from "../service/row";

/** RGB of low cells; those above the median are transparent, so that the image stays visible. */
const LOW = [226, 72, 20] as const;

/** RGBA of a map, a pixel for each cell: the farther a cell is below the median of its image, the more opaque. */
export function overlay({ values }: QualityMap): Uint8ClampedArray<ArrayBuffer> {
  const ascending = [...values].sort((a, b) => a - b);
  const quantile = (share: number) => ascending[Math.round(share * (ascending.length - 1))]!;
  const median = quantile(0.5), range = median - quantile(0.02);
  const pixels = new Uint8ClampedArray(4 * values.length);
  values.forEach((value, i) => {
    const depth = range > 0 ? Math.min(1, Math.max(0, (median - value) / range)) : 0;
    pixels.set([...LOW, 215 * depth], 4 * i);
  });
  return pixels;
}
