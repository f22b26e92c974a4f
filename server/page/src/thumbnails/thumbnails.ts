import type { Fingerprint } from "./fingerprint";

export interface ThumbnailRequest {
  readonly id: string;
  readonly file: File;
  readonly isRaw: boolean; // if so, its largest preview is shown
}

export interface Thumbnail {
  readonly blob: Blob;
  readonly width: number; // of the image, upright
  readonly height: number;
  readonly fingerprint: Fingerprint;
  readonly preview: Blob | null; // of a RAW file: a part of it, not a copy
  readonly orientation: number; // of the preview, 1 to 8
}

export interface ThumbnailAnswer {
  readonly id: string;
  readonly image: Thumbnail | null; // null if the browser cannot decode the file
}

/** Makes thumbnails on threads of their own. */
export class Thumbnails {
  private waiting: ThumbnailRequest[] = [];
  private readonly idle: Worker[];

  constructor(done: (answer: ThumbnailAnswer) => void) {
    const count = Math.max(1, Math.min(3, (navigator.hardwareConcurrency || 2) - 1));
    this.idle = Array.from({ length: count }, () => {
      const worker = new Worker(new URL("./thumbnail-worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<ThumbnailAnswer>) => {
        this.idle.push(worker);
        this.pump();
        done(data);
      };
      return worker;
    });
  }

  add(requests: readonly ThumbnailRequest[]): void {
    this.waiting.push(...requests);
    this.pump();
  }

  clear(): void {
    this.waiting = [];
  }

  private pump(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      this.idle.pop()!.postMessage(this.waiting.shift()!);
    }
  }
}
