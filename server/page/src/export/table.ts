import type { Photo } from "../photos/photo";

/** Fields of the marks, before those of the result. */
const MARKS = ["file", "rating", "label"] as const;

/** One object for each photograph and task: path, marks, and the fields of the result without its map. */
export function records(photos: readonly Photo[]): Record<string, unknown>[] {
  return photos.flatMap((photo) => {
    const marks = { file: photo.path, rating: photo.mark.rating, label: photo.mark.label };
    const rows = photo.rows.length > 0 ? photo.rows : [{ status: photo.state === "failed" ? "error" : "waiting" }];
    return rows.map((row) => {
      const { map, path, ...fields } = row as Record<string, unknown>;
      return { ...marks, ...fields, ...(photo.reason === null ? {} : { error: photo.reason }) };
    });
  });
}

export function json(photos: readonly Photo[]): string {
  return `${JSON.stringify(records(photos), null, 2)}\n`;
}

/** CSV (RFC 4180) whose header has every field that a photograph has. */
export function csv(photos: readonly Photo[]): string {
  const rows = records(photos);
  const names = [...new Set<string>([...MARKS, ...rows.flatMap((row) => Object.keys(row))])];
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value: unknown): string {
  if (typeof value === "number") {
    return String(value);
  }
  let text = value === null || value === undefined ? "" : String(value);
  if (/^[=+\-@\t\r]/.test(text)) {
    text = `'${text}`; // a spreadsheet would run it as a formula
  }
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
