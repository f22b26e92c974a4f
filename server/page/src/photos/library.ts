import { signal } from "@preact/signals";

import type { Photo } from "./photo";

const DELAY = 250; // milliseconds in which changes of the background are collected

/** All photographs of the page. A signal publishes them, at most four times a second for changes that nobody awaits. */
export class Library {
  readonly photos = signal<readonly Photo[]>([]);
  private items: Photo[] = [];
  private index = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** Adds photographs that are not here yet, and returns these. */
  add(photos: readonly Photo[]): Photo[] {
    const added = photos.filter((photo) => {
      if (this.index.has(photo.id)) {
        return false;
      }
      this.index.set(photo.id, this.items.push(photo) - 1);
      return true;
    });
    this.publish();
    return added;
  }

  get(id: string): Photo | undefined {
    const at = this.index.get(id);
    return at === undefined ? undefined : this.items[at];
  }

  update(id: string, change: Partial<Photo>): void {
    const at = this.index.get(id);
    if (at !== undefined) {
      this.items[at] = { ...this.items[at]!, ...change };
      this.timer ??= setTimeout(() => this.publish(), DELAY);
    }
  }

  clear(): void {
    this.items.forEach((photo) => photo.thumbnail && URL.revokeObjectURL(photo.thumbnail));
    this.items = [];
    this.index.clear();
    this.publish();
  }

  /** Publishes all changes at once. */
  publish(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    this.photos.value = [...this.items];
  }
}
