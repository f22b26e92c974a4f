import { computed, signal } from "@preact/signals";

import { type Arrangement, arrange, EVERYTHING } from "../photos/arrange";
import { type FoundFile, isRaw, photosOf } from "../photos/files";
import { gathered, groupsOf } from "../photos/groups";
import { Library } from "../photos/library";
import { MarkHistory } from "../photos/marks";
import { type Mark, type Photo, troubleOf } from "../photos/photo";
import { ScoringQueue, type QueueState } from "../scoring/queue";
import { Rate } from "../scoring/rate";
import { Client, Problem, Unreachable } from "../service/client";
import type { Model, QualityMap, Row } from "../service/row";
import { Session } from "../session/session";
import { type ThumbnailAnswer, Thumbnails } from "../thumbnails/thumbnails";

const CONCURRENCY = 5; // a browser opens 6 connections to a host; one is left for maps

/** The photographs, their results and marks, and the work on them. */
export class Workbench {
  readonly client = new Client();
  readonly library = new Library();
  readonly session = new Session();
  readonly rate = new Rate();
  readonly models = signal<readonly Model[]>([]);
  readonly remembered = signal(0);
  readonly state = signal<QueueState>("running");
  readonly arrangement = signal<Arrangement>(EVERYTHING);
  readonly grouping = signal(false);
  readonly selected = signal<ReadonlySet<string>>(new Set());
  readonly cursor = signal<string | null>(null);

  readonly groups = computed(() =>
    this.grouping.value ? groupsOf(this.library.photos.value.filter((photo) => troubleOf(photo) === null), this.task) : [],
  );
  readonly shown = computed(() => {
    const shown = arrange(this.library.photos.value, this.arrangement.value);
    return this.grouping.value ? gathered(shown, this.groups.value) : shown;
  });
  readonly troubled = computed(() => this.library.photos.value.filter((photo) => troubleOf(photo) !== null));

  private readonly history = new MarkHistory();
  private readonly maps = new Map<string, Promise<QualityMap | null>>();
  private readonly thumbnails = new Thumbnails((answer) => this.show(answer));
  private readonly queue = new ScoringQueue<string, readonly Row[]>(
    {
      score: (id) => this.score(id),
      isReady: () => this.client.isReady(),
      sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds)),
      done: (id, rows) => this.store(id, rows),
      failed: (id, reason) => this.fail(id, reason),
      changed: (state) => this.changed(state),
    },
    CONCURRENCY,
  );
  private connected: Promise<void> | null = null;

  /** The task whose scores are shown. */
  get task(): string {
    return this.arrangement.value.task;
  }

  /** Reads the list of models; waits for a service that does not answer, and for a key. */
  async connect(): Promise<void> {
    this.connected ??= this.listModels();
    this.remembered.value = await this.session.count();
    await this.connected;
  }

  private async listModels(): Promise<void> {
    for (let wait = 250; ; wait = Math.min(2 * wait, 3000)) {
      try {
        this.models.value = await this.client.models();
        if (this.task === "") {
          this.arrangement.value = { ...this.arrangement.value, task: this.models.value[0]?.task ?? "" };
        }
        this.changed("running");
        return;
      } catch (error) {
        if (error instanceof Problem && error.status === 401) {
          this.changed("key");
          await new Promise<void>((resolve) => (this.keyGiven = resolve));
        } else {
          this.changed("outage");
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
      }
    }
  }

  private keyGiven: (() => void) | null = null;

  /** Tries a key. Returns why it is not accepted, or null. */
  async unlock(key: string): Promise<string | null> {
    this.client.key = key;
    try {
      await this.client.models();
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        this.client.key = "";
        return "The service does not know this key.";
      }
      if (error instanceof Unreachable) {
        return "The service does not answer.";
      }
    }
    this.keyGiven?.();
    this.keyGiven = null;
    this.queue.resume();
    return null;
  }

  /** Adds files: thumbnails at once, remembered results, and the rest to the queue. */
  async open(files: readonly FoundFile[]): Promise<void> {
    const added = this.library.add(photosOf(files));
    this.thumbnails.add(added.map(({ id, file, path }) => ({ id, file, isRaw: isRaw(path) })));
    await this.connect();
    const remembered = await this.session.recall(added.map((photo) => photo.id));
    const unscored = added.filter(({ id }) => {
      const known = remembered.get(id);
      if (known === undefined) {
        return true;
      }
      this.library.update(id, { mark: known.mark });
      const isCurrent = this.isCurrent(known.rows);
      if (isCurrent) {
        this.library.update(id, { rows: known.rows, state: "scored" });
      }
      return !isCurrent;
    });
    this.library.publish();
    this.enqueue(unscored.map((photo) => photo.id));
  }

  /** Whether rows are of the models that the service has now. */
  private isCurrent(rows: readonly Row[]): boolean {
    return this.models.value.every((model) =>
      rows.some((row) => row.task === model.task && row.model_hash === model.model_hash),
    );
  }

  private enqueue(ids: readonly string[]): void {
    if (ids.length > 0) {
      this.rate.start(performance.now());
      this.queue.add(ids);
    }
  }

  /** Scores photographs again that failed. */
  retry(photos: readonly Photo[]): void {
    const failed = photos.filter((photo) => photo.state === "failed");
    failed.forEach(({ id }) => this.library.update(id, { state: "waiting", reason: null, rows: [] }));
    this.library.publish();
    this.enqueue(failed.map((photo) => photo.id));
  }

  /** Scores visible photographs before others. */
  prefer(ids: ReadonlySet<string>): void {
    this.queue.prefer((id) => ids.has(id));
  }

  clear(): void {
    this.queue.clear();
    this.thumbnails.clear();
    this.rate.stop();
    this.maps.clear();
    this.library.clear();
    this.selected.value = new Set();
    this.cursor.value = null;
    void this.session.count().then((count) => (this.remembered.value = count));
  }

  async forget(): Promise<void> {
    await this.session.forget();
    this.remembered.value = 0;
  }

  private score(id: string): Promise<readonly Row[]> {
    const photo = this.library.get(id);
    if (!photo) {
      return Promise.resolve([]);
    }
    const tasks = this.models.value.map((model) => model.task);
    const explain = this.models.value.some((model) => model.explains === true);
    return this.client.scores(photo.file, photo.path, { tasks, map: false, explain });
  }

  private store(id: string, rows: readonly Row[]): void {
    const errors = rows.filter((row) => row.status === "error");
    if (errors.length > 0 && errors.length === rows.length) {
      this.fail(id, errors[0]!.error ?? "no reason given");
      return;
    }
    this.library.update(id, { rows, state: "scored" });
    this.rate.complete(performance.now());
    this.remember(id);
    this.finish();
  }

  private fail(id: string, reason: string): void {
    this.library.update(id, { state: "failed", reason });
    this.rate.complete(performance.now());
    this.finish();
  }

  private finish(): void {
    if (this.queue.left <= 1) { // this one
      this.rate.stop();
      this.library.publish();
    }
  }

  private changed(state: QueueState): void {
    this.state.value = state;
    this.rate.stop();
    if (state === "running") {
      this.rate.start(performance.now());
    }
  }

  private show({ id, image }: ThumbnailAnswer): void {
    if (image === null) {
      this.library.update(id, { isUndecodable: true });
    } else if (this.library.get(id)) {
      const { blob, ...rest } = image;
      this.library.update(id, { ...rest, thumbnail: URL.createObjectURL(blob) });
    }
  }

  private remember(id: string): void {
    const photo = this.library.get(id);
    if (photo) {
      this.session.remember({ id, rows: photo.rows, mark: photo.mark, saved: Date.now() });
    }
  }

  /** Changes the marks of photographs, as one step of undo. */
  mark(photos: readonly Photo[], change: (mark: Mark) => Mark): void {
    this.history.record(photos.map(({ id, mark }) => ({ id, before: mark, after: change(mark) })));
    this.restore(photos.map(({ id, mark }) => ({ id, mark: change(mark) })));
  }

  undo(): number {
    return this.restore(this.history.undo());
  }

  redo(): number {
    return this.restore(this.history.redo());
  }

  private restore(marks: readonly { id: string; mark: Mark }[]): number {
    marks.forEach(({ id, mark }) => {
      this.library.update(id, { mark });
      this.remember(id);
    });
    this.library.publish();
    return marks.length;
  }

  /** The map of a photograph for the task that is shown; null if the model has none. */
  map(photo: Photo): Promise<QualityMap | null> {
    const key = `${this.task}\n${photo.id}`;
    let map = this.maps.get(key);
    if (!map) {
      map = this.client
        .scores(photo.file, photo.path, { tasks: [this.task], map: true })
        .then((rows) => rows[0]?.map ?? null);
      map.catch(() => this.maps.delete(key));
      this.maps.set(key, map);
    }
    return map;
  }

  /** Whether the model of the task that is shown has maps. */
  get hasMaps(): boolean {
    return this.models.value.some((model) => model.task === this.task && model.maps);
  }
}
