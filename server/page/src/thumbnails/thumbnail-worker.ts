import { fingerprint, GRID } from "./fingerprint";
import { jpegsWithin, orientationOfPreview } from "./preview";
import type { ThumbnailAnswer, ThumbnailRequest } from "./thumbnails";
import { upright } from "./upright";

const SIDE = 360; // of the longer side, in pixels

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async ({ data }: MessageEvent<ThumbnailRequest>) => {
  self.postMessage(await answer(data));
};

interface Decoded {
  readonly bitmap: ImageBitmap;
  readonly preview: Blob | null;
  readonly orientation: number;
}

async function answer({ id, file, isRaw }: ThumbnailRequest): Promise<ThumbnailAnswer> {
  try {
    const { bitmap, preview, orientation } = isRaw ? await decodedPreview(file) : await decoded(file);
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    const small = drawn(bitmap, Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
    const canvas = upright(small, orientation);
    const [width, height] = orientation > 4 ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
    bitmap.close();
    const grid = drawn(canvas, GRID, GRID);
    const pixels = grid.getContext("2d", { willReadFrequently: true })!.getImageData(0, 0, GRID, GRID).data;
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.82 });
    return { id, image: { blob, width, height, fingerprint: fingerprint(pixels), preview, orientation } };
  } catch {
    return { id, image: null };
  }
}

async function decoded(file: File): Promise<Decoded> {
  return { bitmap: await createImageBitmap(file, { imageOrientation: "from-image" }), preview: null, orientation: 1 };
}

/** The largest preview that can be decoded. */
async function decodedPreview(file: File): Promise<Decoded> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const place of jpegsWithin(bytes).slice(0, 4)) {
    try {
      const preview = file.slice(place.start, place.end, "image/jpeg");
      const bitmap = await createImageBitmap(preview, { imageOrientation: "from-image" });
      return { bitmap, preview, orientation: orientationOfPreview(bytes, place) };
    } catch {
      // the next smaller one
    }
  }
  throw new Error("no preview can be decoded");
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
