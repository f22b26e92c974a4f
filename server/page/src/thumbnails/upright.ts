/** An image turned as its orientation (1 to 8, as in Exif) asks for. */
export function upright(source: OffscreenCanvas, orientation: number): OffscreenCanvas {
  if (orientation === 1) {
    return source;
  }
  const { width: w, height: h } = source;
  const canvas = orientation > 4 ? new OffscreenCanvas(h, w) : new OffscreenCanvas(w, h);
  const context = canvas.getContext("2d")!;
  const [a, b, c, d, e, f] = [
    [-1, 0, 0, 1, w, 0],
    [-1, 0, 0, -1, w, h],
    [1, 0, 0, -1, 0, h],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, h, 0],
    [0, -1, -1, 0, h, w],
    [0, -1, 1, 0, 0, w],
  ][orientation - 2]!;
  context.setTransform(a!, b!, c!, d!, e!, f!);
  context.drawImage(source, 0, 0);
  return canvas;
}
