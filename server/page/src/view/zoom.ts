/** Magnification and displacement of an image, in shares of its pane: equal for both sides of a comparison. */
export interface Zoom {
  readonly scale: number; // 1 fits the image into the pane
  readonly x: number;
  readonly y: number;
}

export const FIT: Zoom = { scale: 1, x: 0, y: 0 };

const MOST = 32;

/** Multiplies the scale so that a point of the pane keeps its place; the point is in shares from the pane's center. */
export function zoomedAt(zoom: Zoom, factor: number, point: { x: number; y: number }): Zoom {
  const scale = Math.min(MOST, Math.max(1, zoom.scale * factor));
  const ratio = scale / zoom.scale;
  return bounded({ scale, x: point.x - (point.x - zoom.x) * ratio, y: point.y - (point.y - zoom.y) * ratio });
}

export function panned(zoom: Zoom, x: number, y: number): Zoom {
  return bounded({ scale: zoom.scale, x: zoom.x + x, y: zoom.y + y });
}

/** The pane never leaves the image. */
function bounded({ scale, x, y }: Zoom): Zoom {
  const most = (scale - 1) / 2;
  const within = (value: number) => Math.min(most, Math.max(-most, value)) + 0; // no -0
  return { scale, x: within(x), y: within(y) };
}
