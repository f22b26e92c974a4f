import { byKey, type Photo, scoreFor, troubleOf } from "./photo";

export type Order = "best" | "worst" | "name" | "time" | "rating";
export type MarkFilter = "any" | "kept" | "unrated" | "rated" | "rejected";

/** Which photographs are shown, and in which order. */
export interface Arrangement {
  readonly task: string;
  readonly order: Order;
  readonly lowest: number | null; // score, inclusive
  readonly highest: number | null;
  readonly state: "any" | "scored" | "waiting";
  readonly marks: MarkFilter;
  readonly text: string; // part of the path
}

export const EVERYTHING: Arrangement = {
  task: "",
  order: "best",
  lowest: null,
  highest: null,
  state: "any",
  marks: "any",
  text: "",
};

/** The photographs to show. Those in trouble are listed elsewhere. */
export function arrange(photos: readonly Photo[], by: Arrangement): Photo[] {
  return photos.filter((photo) => isShown(photo, by)).sort(comparator(by));
}

function isShown(photo: Photo, by: Arrangement): boolean {
  return (
    troubleOf(photo) === null &&
    (by.state === "any" || photo.state === by.state) &&
    isInRange(scoreFor(photo, by.task), by) &&
    hasMark(photo, by.marks) &&
    photo.path.toLowerCase().includes(by.text.toLowerCase())
  );
}

function isInRange(score: number | null, by: Arrangement): boolean {
  if (by.lowest === null && by.highest === null) {
    return true;
  }
  return score !== null && score >= (by.lowest ?? -Infinity) && score <= (by.highest ?? Infinity);
}

function hasMark({ mark }: Photo, filter: MarkFilter): boolean {
  switch (filter) {
    case "any":
      return true;
    case "kept":
      return mark.rating >= 0;
    case "rated":
      return mark.rating > 0;
    case "unrated":
      return mark.rating === 0;
    case "rejected":
      return mark.rating < 0;
  }
}

/** Photographs without a score follow the others; equal ones are in the order of their paths. */
function comparator(by: Arrangement): (a: Photo, b: Photo) => number {
  const score = (photo: Photo, missing: number) => scoreFor(photo, by.task) ?? missing;
  switch (by.order) {
    case "best":
      return (a, b) => descending(score(a, -Infinity), score(b, -Infinity)) || byKey(a, b);
    case "worst":
      return (a, b) => descending(score(b, Infinity), score(a, Infinity)) || byKey(a, b);
    case "rating":
      return (a, b) => b.mark.rating - a.mark.rating || byKey(a, b);
    case "time":
      return (a, b) => a.file.lastModified - b.file.lastModified || byKey(a, b);
    case "name":
      return byKey;
  }
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b > a ? 1 : -1; // the difference of infinities is NaN
}
