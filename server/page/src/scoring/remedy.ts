import { Problem, Unreachable } from "../service/client";

/** What a failed request leads to. */
export type Remedy =
  | { readonly kind: "fail"; readonly reason: string } // the file has no score
  | { readonly kind: "wait"; readonly seconds: number } // the service is busy
  | { readonly kind: "outage" } // the service does not answer
  | { readonly kind: "key" }; // the service asks for a key

const MOST_ATTEMPTS = 3; // of a file that misses its deadline

/** @param attempts of the file so far, this one included */
export function remedy(error: unknown, attempts: number): Remedy {
  if (error instanceof Unreachable) {
    return { kind: "outage" };
  }
  if (!(error instanceof Problem)) {
    return { kind: "fail", reason: error instanceof Error ? error.message : String(error) };
  }
  switch (error.status) {
    case 401:
      return { kind: "key" };
    case 408:
      return attempts < MOST_ATTEMPTS ? { kind: "wait", seconds: 1 } : { kind: "fail", reason: error.message };
    case 429:
      return { kind: "wait", seconds: seconds(error.retryAfter, 1) };
    case 502:
    case 503:
    case 504:
      if (error.type === "deadline-exceeded") {
        return attempts < MOST_ATTEMPTS
          ? { kind: "wait", seconds: seconds(error.retryAfter, 10) }
          : { kind: "fail", reason: error.message };
      }
      return { kind: "outage" };
    default:
      return { kind: "fail", reason: error.message };
  }
}

function seconds(given: number | null, otherwise: number): number {
  return given !== null && given >= 0 ? Math.min(given, 60) : otherwise;
}
