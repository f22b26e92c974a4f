/** Local quality of an image: raw outputs of cells, row by row. */
export interface QualityMap {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
}

/** A distortion that lowers the quality of an image. */
export interface Cause {
  readonly distortion: string; // such as low-contrast
  readonly probability: number; // 0 to 1
  readonly level: number; // 0 to 5
  readonly strength: string; // such as strong
}

/** One result: the fields of `qpt score --format json`. Later versions of the service may add some. */
export interface Row {
  readonly status: "ok" | "error";
  readonly task: string;
  readonly model: string;
  readonly raw: number | null;
  readonly mos: number | null;
  readonly score: number | null;
  readonly percentile: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly error: string | null;
  readonly warning: string | null;
  readonly model_hash: string | null;
  readonly causes?: readonly Cause[] | null;
  readonly mos_low?: number | null;
  readonly mos_high?: number | null;
  readonly domain?: string | null; // photo or out-of-domain
  readonly map?: QualityMap | null;
  readonly [field: string]: unknown;
}

/** A model of the service, identified by its task. */
export interface Model {
  readonly task: string;
  readonly name: string;
  readonly maps: boolean;
  readonly explains?: boolean;
  readonly calibrated: boolean;
  readonly model_hash: string;
}

/** The number to sort by: percent of the MOS scale, or the raw output of a model without calibration. */
export function scoreOf(row: Row | undefined): number | null {
  return row?.score ?? row?.raw ?? null;
}

/** A score as text, with one decimal, or three for raw outputs. */
export function scoreText(row: Row | undefined): string {
  const score = scoreOf(row);
  return score === null ? "" : score.toFixed(row?.score == null ? 3 : 1);
}

/** The MOS with its interval; empty without one. */
export function intervalText(row: Row): string {
  const { mos, mos_low: low, mos_high: high } = row;
  return mos == null || low == null || high == null ? "" : `${mos.toFixed(2)}, 90 % of images ${low.toFixed(2)} to ${high.toFixed(2)}`;
}

/** Causes in one line, as `qpt score --explain` prints them. */
export function causesText(causes: readonly Cause[]): string {
  const text = (cause: Cause) =>
    `${cause.strength} ${cause.distortion.replaceAll("-", " ")} ${cause.level.toFixed(1)} (${(100 * cause.probability).toFixed(0)} %)`;
  return causes.length === 0 ? "nothing found" : causes.map(text).join(", ");
}

/** Whether the warning says that the file is corrupt; the other one names the preview of a RAW file. */
export function isCorrupt(row: Row): boolean {
  return row.warning !== null && !row.warning.includes("preview");
}
