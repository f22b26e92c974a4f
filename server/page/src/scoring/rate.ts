const WINDOW = 15_000; // milliseconds

/** Rate of completions in the last seconds, and the time that the rest takes. */
export class Rate {
  private times: number[] = [];
  private since: number | null = null;

  /** @param now in milliseconds, not decreasing */
  start(now: number): void {
    this.since ??= now;
  }

  /** Forgets everything: the work is done, or interrupted. */
  stop(): void {
    this.times = [];
    this.since = null;
  }

  complete(now: number): void {
    this.times.push(now);
    const first = this.times.findIndex((time) => time > now - WINDOW);
    this.times.splice(0, first);
  }

  /** Items per second; null before the first two. */
  perSecond(now: number): number | null {
    const recent = this.times.filter((time) => time > now - WINDOW);
    if (this.since === null || recent.length < 2) {
      return null;
    }
    const span = now - Math.max(this.since, now - WINDOW);
    return span > 0 ? (1000 * recent.length) / span : null;
  }
}

/** Seconds as text: `40 s`, `3 min`, `1 h 20 min`. */
export function durationText(seconds: number): string {
  if (seconds < 59.5) {
    return `${Math.max(1, Math.round(seconds))} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
