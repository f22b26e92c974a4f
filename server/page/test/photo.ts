import { type Mark, type Photo, photoOf, UNMARKED } from "../src/photos/photo";
import type { Row } from "../src/service/row";

/** A scored photograph; `iqa` is in percent. */
export function photo(path: string, iqa: number | null = null, mark: Partial<Mark> = {}): Photo {
  const file = new File([path], path.split("/").pop()!, { lastModified: 1_700_000_000_000 });
  return {
    ...photoOf(file, path, null),
    rows: iqa === null ? [] : [row({ score: iqa, raw: iqa / 100 })],
    state: iqa === null ? "waiting" : "scored",
    mark: { ...UNMARKED, ...mark },
  };
}

export function row(fields: Partial<Row>): Row {
  return {
    status: "ok",
    task: "iqa",
    model: "m",
    raw: 0.5,
    mos: null,
    score: 50,
    percentile: null,
    width: 4,
    height: 3,
    error: null,
    warning: null,
    model_hash: "a",
    ...fields,
  };
}
