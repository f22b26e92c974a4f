import { computed, effect, signal } from "@preact/signals";

import type { FoundFile } from "../photos/files";
import { nameOf } from "../photos/photo";
import type { Agreement, Settings } from "./agreement";
import type { AgreementAnswer, AgreementRequest } from "./agreement-worker";
import { parseCsv, type Table } from "./csv";
import { type Columns, guessColumns, join, pairsOf } from "./pairs";

/** Tables and images that a researcher dropped, and the agreement of predictions and labels. */
class Study {
  readonly table = signal<Table | null>(null);
  readonly title = signal("");
  readonly columns = signal<Columns>({ name: -1, predicted: 0, mos: 0 });
  readonly settings = signal<Settings>({ family: 4, replicates: 1000, seed: 1 });
  readonly problem = signal("");
  readonly progress = signal(0);
  readonly agreement = signal<Agreement | null>(null);
  readonly images = signal<ReadonlyMap<string, string>>(new Map()); // URL by file name
  readonly pairs = computed(() => (this.table.value ? pairsOf(this.table.value, this.columns.value) : null));

  private worker: Worker | null = null;
  private number = 0;

  constructor() {
    effect(() => this.compute());
  }

  /** Takes CSV files, of which a second one is joined to the first by file names, and images. */
  async open(files: readonly FoundFile[]): Promise<void> {
    const isTable = ({ path }: FoundFile) => /\.(csv|tsv|txt)$/i.test(path);
    const images = files.filter((each) => !isTable(each));
    this.images.value = new Map([
      ...this.images.value,
      ...images.map(({ path, file }) => [nameOf(path).toLowerCase(), URL.createObjectURL(file)] as const),
    ]);
    try {
      const tables: Table[] = [];
      const titles: string[] = [];
      for (const { file, path } of files.filter(isTable)) {
        tables.push(parseCsv(await file.text()));
        titles.push(path);
      }
      if (tables.length > 0) {
        this.problem.value = "";
        const table = tables.reduce((one, other) => join(one, other));
        if (table.lines.length === 0) {
          throw new Error("the tables have no file name in common");
        }
        this.title.value = titles.join(" and ");
        this.columns.value = guessColumns(table);
        this.table.value = table;
      }
    } catch (error) {
      this.problem.value = (error as Error).message;
    }
  }

  private compute(): void {
    const pairs = this.pairs.value, settings = this.settings.value;
    this.worker?.terminate();
    this.worker = null;
    this.agreement.value = null;
    this.progress.value = 0;
    if (pairs === null) {
      return;
    }
    if (pairs.names.length < 2) {
      this.problem.value = `agreement needs at least 2 lines with two numbers, got ${pairs.names.length}`;
      return;
    }
    this.problem.value = "";
    const number = ++this.number;
    this.worker = new Worker(new URL("./agreement-worker.ts", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }: MessageEvent<AgreementAnswer>) => {
      if (data.number === this.number) {
        if ("agreement" in data) {
          this.agreement.value = data.agreement;
        } else {
          this.progress.value = data.progress;
        }
      }
    };
    const request: AgreementRequest = { number, predicted: pairs.predicted, mos: pairs.mos, settings };
    this.worker.postMessage(request);
  }
}

export const study = new Study();
