import { remedy } from "./remedy";

export type QueueState = "running" | "busy" | "outage" | "key";

/** What a queue calls. */
export interface QueueCalls<Item, Result> {
  score(item: Item): Promise<Result>;
  isReady(): Promise<boolean>;
  sleep(seconds: number): Promise<void>;
  done(item: Item, result: Result): void;
  failed(item: Item, reason: string): void;
  changed(state: QueueState): void;
}

/**
 * Scores items, at most `concurrency` at a time. An item whose request got no answer, or was refused for now, goes back to the front:
 * the queue stops, asks until the service is ready, and goes on.
 */
export class ScoringQueue<Item, Result> {
  private waiting: Item[] = [];
  private readonly attempts = new Map<Item, number>();
  private active = 0;
  private state: QueueState = "running";
  private limit: number; // of active items: halved by a busy service, and raised again by each that is done

  constructor(
    private readonly calls: QueueCalls<Item, Result>,
    private readonly concurrency: number,
  ) {
    this.limit = concurrency;
  }

  /** Number of items without a result. */
  get left(): number {
    return this.waiting.length + this.active;
  }

  add(items: readonly Item[]): void {
    this.waiting.push(...items);
    this.pump();
  }

  /** Moves items to the front: those that are visible. */
  prefer(isPreferred: (item: Item) => boolean): void {
    const preferred = this.waiting.filter(isPreferred);
    this.waiting = [...preferred, ...this.waiting.filter((item) => !isPreferred(item))];
  }

  /** Forgets the items that have not been sent. */
  clear(): void {
    this.waiting = [];
  }

  /** Goes on after a key was given. */
  resume(): void {
    this.enter("running");
    this.pump();
  }

  private pump(): void {
    while (this.state === "running" && this.active < Math.floor(this.limit)) {
      const item = this.waiting.shift();
      if (item === undefined) {
        return;
      }
      this.active++;
      void this.start(item).finally(() => {
        this.active--;
        this.pump();
      });
    }
  }

  private async start(item: Item): Promise<void> {
    this.attempts.set(item, (this.attempts.get(item) ?? 0) + 1);
    let result: Result;
    try {
      result = await this.calls.score(item);
    } catch (error) {
      this.recover(item, error);
      return;
    }
    this.attempts.delete(item);
    this.limit = Math.min(this.concurrency, this.limit + 1 / this.limit);
    this.calls.done(item, result);
  }

  private recover(item: Item, error: unknown): void {
    const found = remedy(error, this.attempts.get(item) ?? 1);
    if (found.kind === "fail") {
      this.attempts.delete(item);
      this.calls.failed(item, found.reason);
      return;
    }
    this.waiting.unshift(item);
    if (found.kind === "wait") {
      void this.pause(found.seconds);
    } else if (found.kind === "outage") {
      this.attempts.delete(item);
      void this.awaitService();
    } else {
      this.enter("key");
    }
  }

  private async pause(seconds: number): Promise<void> {
    if (this.state === "running") {
      this.limit = Math.max(1, this.limit / 2);
      this.enter("busy");
      await this.calls.sleep(seconds);
      if (this.isIn("busy")) {
        this.resume();
      }
    }
  }

  private async awaitService(): Promise<void> {
    if (this.state === "outage") {
      return;
    }
    this.enter("outage");
    for (let wait = 0.25; ; wait = Math.min(2 * wait, 3)) {
      await this.calls.sleep(wait);
      if (await this.calls.isReady()) {
        this.resume();
        return;
      }
    }
  }

  private isIn(state: QueueState): boolean {
    return this.state === state;
  }

  private enter(state: QueueState): void {
    if (this.state !== state) {
      this.state = state;
      this.calls.changed(state);
    }
  }
}
