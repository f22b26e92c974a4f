import { LABELS, type Mark, type Rating } from "../photos/photo";

/** What a key does to the marks of photographs. */
export type MarkKey =
  | { readonly kind: "mark"; readonly change: (mark: Mark) => Mark; readonly text: string }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

/** The meaning of a key: 0-5 rate, x rejects or takes the rejection back, 6-9 label, u or Ctrl-Z undoes. */
export function markKey(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): MarkKey | null {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    return key === "z" ? { kind: event.shiftKey ? "redo" : "undo" } : key === "y" ? { kind: "redo" } : null;
  }
  if (event.altKey) {
    return null;
  }
  if (key === "u") {
    return { kind: event.shiftKey ? "redo" : "undo" };
  }
  if (key === "x") {
    return { kind: "mark", change: (mark) => ({ ...mark, rating: mark.rating === -1 ? 0 : -1 }), text: "reject" };
  }
  if (/^[0-5]$/.test(key)) {
    const rating = Number(key) as Rating;
    return { kind: "mark", change: (mark) => ({ ...mark, rating }), text: `${rating} stars` };
  }
  if (/^[6-9]$/.test(key)) {
    const label = LABELS[Number(key) - 5]!;
    return { kind: "mark", change: (mark) => ({ ...mark, label: mark.label === label ? "" : label }), text: label };
  }
  return null;
}
