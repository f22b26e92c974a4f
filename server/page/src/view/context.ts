import { signal } from "@preact/signals";

import { markKey } from "../app/keys";
import { Workbench } from "../app/workbench";
import { nameOf, type Photo } from "../photos/photo";

export type Dialog = "detail" | "compare" | "export" | "help" | null;

export const bench = new Workbench();
export const dialog = signal<Dialog>(null);

/** The sentence that a screen reader speaks. */
export const announcement = signal("");

/** The photograph under the cursor. */
export function current(): Photo | undefined {
  const id = bench.cursor.value;
  return id === null ? undefined : bench.library.get(id);
}

/** The selected photographs in their order, or the one under the cursor. */
export function targets(): Photo[] {
  const selected = bench.shown.value.filter((photo) => bench.selected.value.has(photo.id));
  const under = current();
  return selected.length > 0 ? selected : under ? [under] : [];
}

/** Handles the keys for marks; returns whether the key is one. */
export function handleMarkKey(event: KeyboardEvent, photos: readonly Photo[]): boolean {
  const found = markKey(event);
  if (found === null) {
    return false;
  }
  event.preventDefault();
  if (found.kind === "mark") {
    bench.mark(photos, found.change);
    announcement.value = `${photos.length === 1 ? nameOf(photos[0]!.path) : `${photos.length} photographs`}: ${found.text}`;
  } else {
    const count = found.kind === "undo" ? bench.undo() : bench.redo();
    announcement.value = count === 0 ? `Nothing to ${found.kind}` : `${found.kind === "undo" ? "Undone" : "Redone"}: ${count}`;
  }
  return true;
}
