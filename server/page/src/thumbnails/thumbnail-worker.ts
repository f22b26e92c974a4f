import { fingerprint, GRID } from "./fingerprint";
import type { ThumbnailAnswer, ThumbnailRequest } from "./thumbnails";

const SIDE = 360; // of the longer side, in pixels

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async ({ data }: MessageEvent<ThumbnailRequest>) => {
  self.postMessage(await answer(data));
};

async function answer({ id, file }: ThumbnailRequest): Promise<ThumbnailAnswer> {
  try {
    const full = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = full;
    const scale = Math.min(1, SIDE / Math.max(width, height));
    const canvas = drawn(full, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    full.close();
    const grid = drawn(canvas, GRID, GRID);
    const pixels = grid.getContext("2d", { willReadFrequently: true })!.getImageData(0, 0, GRID, GRID).data;
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.82 });
    return { id, image: { blob, width, height, fingerprint: fingerprint(pixels) } };
  } catch {
    return { id, image: null };
  }
}

/** Halved until the last step, which averages all pixels. */
function drawn(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  let from: ImageBitmap | OffscreenCanvas = source;
  while (from.width > 2 * width && from.height > 2 * height && from.width < 4000) {
    from = resized(from, Math.ceil(from.width / 2), Math.ceil(from.height / 2));
  }
  return resized(from, width, height);
}

function resized(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "medium";
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}
