import type { Table } from "./csv";

/** Columns by their place. */
export interface Columns {
  readonly name: number; // -1 for none
  readonly predicted: number;
  readonly mos: number;
}

/** Predictions paired with labels. */
export interface Pairs {
  readonly names: readonly string[];
  readonly predicted: Float64Array;
  readonly mos: Float64Array;
  readonly skipped: number; // lines without two numbers
}

const NAME = ["path", "image", "name", "file", "filename", "image_name", "video"];
const PREDICTED = ["predicted", "prediction", "predictions", "pred", "raw", "score", "output"];
const MOS = ["mos", "label", "labels", "target", "dmos", "mos_zscore", "rating", "score"];

/** The columns that the names suggest, else the first ones of numbers. */
export function guessColumns(table: Table): Columns {
  const names = table.names.map((name) => name.toLowerCase());
  const find = (wanted: readonly string[], taken: number) =>
    wanted.map((name) => names.indexOf(name)).find((at) => at >= 0 && at !== taken) ?? -1;
  const numeric = names.map((_, at) => at).filter((at) => table.lines.some((line) => numberOf(line[at]) !== null));
  const predicted = find(PREDICTED, -1);
  const mos = find(MOS, predicted);
  const first = predicted >= 0 ? predicted : (numeric.find((at) => at !== mos) ?? 0);
  return {
    name: find(NAME, -1),
    predicted: first,
    mos: mos >= 0 ? mos : (numeric.find((at) => at !== first) ?? 0),
  };
}

/** The lines that have a number in both columns. */
export function pairsOf(table: Table, columns: Columns): Pairs {
  const names: string[] = [], predicted: number[] = [], mos: number[] = [];
  table.lines.forEach((line, i) => {
    const x = numberOf(line[columns.predicted]), y = numberOf(line[columns.mos]);
    if (x !== null && y !== null) {
      names.push(line[columns.name] ?? `line ${i + 2}`);
      predicted.push(x);
      mos.push(y);
    }
  });
  return {
    names,
    predicted: Float64Array.from(predicted),
    mos: Float64Array.from(mos),
    skipped: table.lines.length - names.length,
  };
}

/** Lines of both tables whose names end in the same file name; names of columns that both have get a number. */
export function join(one: Table, other: Table): Table {
  const key = (table: Table) => {
    const at = guessColumns(table).name;
    return (line: readonly string[]) => (line[Math.max(0, at)] ?? "").split(/[/\\]/).pop()!.toLowerCase();
  };
  const keyOf = key(one), otherKeyOf = key(other);
  const lines = new Map(other.lines.map((line) => [otherKeyOf(line), line]));
  const taken = new Set(one.names);
  return {
    names: [...one.names, ...other.names.map((name) => (taken.has(name) ? `${name} (2)` : name))],
    lines: one.lines.flatMap((line) => {
      const match = lines.get(keyOf(line));
      return match ? [[...line, ...match]] : [];
    }),
  };
}

function numberOf(text: string | undefined): number | null {
  const number = text?.trim() ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
