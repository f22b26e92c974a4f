import type { Fingerprint } from "../thumbnails/fingerprint";
import { isCorrupt, type Row, scoreOf } from "../service/row";

/** 1 to 5 stars, 0 for none, -1 for rejected: the values of xmp:Rating. */
export type Rating = -1 | 0 | 1 | 2 | 3 | 4 | 5;

/** Color labels as Lightroom Classic names them; empty for none. */
export const LABELS = ["", "Red", "Yellow", "Green", "Blue"] as const;
export type Label = (typeof LABELS)[number];

export interface Mark {
  readonly rating: Rating;
  readonly label: Label;
}

export const UNMARKED: Mark = { rating: 0, label: "" };

/** A photograph and what is known of it. Immutable; the library replaces it. */
export interface Photo {
  readonly id: string; // path, size and time of the last change
  readonly path: string;
  readonly key: string; // to order by path, with numbers by value
  readonly file: File;
  readonly raw: string | null; // path of the RAW file beside it
  readonly thumbnail: string | null; // URL of a blob
  readonly isUndecodable: boolean; // by this browser
  readonly preview: Blob | null; // of a RAW file; shown instead of it
  readonly orientation: number; // of the preview, 1 to 8
  readonly width: number | null;
  readonly height: number | null;
  readonly fingerprint: Fingerprint | null;
  readonly state: "waiting" | "scored" | "failed";
  readonly rows: readonly Row[];
  readonly reason: string | null; // why it has no score
  readonly mark: Mark;
}

export function photoOf(file: File, path: string, raw: string | null): Photo {
  return {
    id: `${path}\n${file.size}\n${file.lastModified}`,
    path,
    key: orderKey(path),
    file,
    raw,
    thumbnail: null,
    isUndecodable: false,
    preview: null,
    orientation: 1,
    width: null,
    height: null,
    fingerprint: null,
    state: "waiting",
    rows: [],
    reason: null,
    mark: UNMARKED,
  };
}

/** Plain comparison of these keys is many times faster than a collator. */
function orderKey(path: string): string {
  return path.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}

export function byKey(a: Photo, b: Photo): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function rowOf(photo: Photo, task: string): Row | undefined {
  return photo.rows.find((row) => row.task === task && row.status === "ok");
}

export function scoreFor(photo: Photo, task: string): number | null {
  return scoreOf(rowOf(photo, task));
}

/** Why a photograph is listed apart: it has no score, or its file is corrupt. */
export function troubleOf(photo: Photo): string | null {
  return photo.reason ?? photo.rows.find(isCorrupt)?.warning ?? null;
}
