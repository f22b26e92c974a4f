import type { Mark } from "./photo";

export interface MarkChange {
  readonly id: string;
  readonly before: Mark;
  readonly after: Mark;
}

/** Marks that were given, for undo and redo. One step may change several photographs. */
export class MarkHistory {
  private done: (readonly MarkChange[])[] = [];
  private undone: (readonly MarkChange[])[] = [];

  record(step: readonly MarkChange[]): void {
    const effective = step.filter(({ before, after }) => before.rating !== after.rating || before.label !== after.label);
    if (effective.length > 0) {
      this.done.push(effective);
      this.undone = [];
    }
  }

  /** The marks to restore; empty if there is no step. */
  undo(): readonly { id: string; mark: Mark }[] {
    const step = this.done.pop();
    if (!step) {
      return [];
    }
    this.undone.push(step);
    return step.map(({ id, before }) => ({ id, mark: before }));
  }

  redo(): readonly { id: string; mark: Mark }[] {
    const step = this.undone.pop();
    if (!step) {
      return [];
    }
    this.done.push(step);
    return step.map(({ id, after }) => ({ id, mark: after }));
  }
}
