import type { Model, Row } from "./row";

/** An answer of the service that is a problem (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string, // last part of its type, such as queue-full
    detail: string,
    readonly retryAfter: number | null, // in seconds
  ) {
    super(detail);
  }
}

/** No answer: the service does not run, or the connection ended. */
export class Unreachable extends Error {}

/** The file cannot be read any more. */
export class Unreadable extends Error {}

export interface ScoreRequest {
  readonly tasks: readonly string[];
  readonly map: boolean;
  readonly explain?: boolean; // needs a model that explains its scores
}

/** Requests to the service that served the page. The key is kept in memory only. */
export class Client {
  key = "";

  constructor(private readonly send: typeof fetch = (...request) => fetch(...request)) {}

  async models(): Promise<readonly Model[]> {
    return (await this.json<{ models: Model[] }>("v1/models", {})).models;
  }

  /** Whether the service accepts requests. */
  async isReady(): Promise<boolean> {
    try {
      return (await this.send("readyz", { cache: "no-store" })).ok;
    } catch {
      return false;
    }
  }

  /** The rows of a file, one for each task. */
  async scores(file: File, name: string, request: ScoreRequest): Promise<readonly Row[]> {
    const query = new URLSearchParams({ name: safeName(name), task: request.tasks.join(",") });
    if (request.map) {
      query.set("map", "true");
    }
    if (request.explain) {
      query.set("explain", "true");
    }
    const headers = { "Content-Type": /^(image|video)\//.test(file.type) ? file.type : "application/octet-stream" };
    try {
      return (await this.json<{ scores: Row[] }>(`v1/scores?${query}`, { method: "POST", headers, body: file })).scores;
    } catch (error) {
      if (error instanceof Unreachable) {
        await requireReadable(file);
      }
      throw error;
    }
  }

  private async json<T>(path: string, request: RequestInit): Promise<T> {
    const headers = new Headers(request.headers);
    if (this.key) {
      headers.set("Authorization", `Bearer ${this.key}`);
    }
    let response: Response;
    let body: string;
    try {
      response = await this.send(path, { ...request, headers, cache: "no-store" });
      body = await response.text();
    } catch (error) {
      throw new Unreachable(String(error));
    }
    if (!response.ok) {
      throw problem(response, body);
    }
    return JSON.parse(body) as T;
  }
}

function problem(response: Response, body: string): Problem {
  const after = response.headers.get("Retry-After");
  let members: { type?: string; detail?: string } = {};
  try {
    members = JSON.parse(body);
  } catch {
    // not of the service: of a proxy before it
  }
  const type = String(members.type ?? "").split("/").pop() ?? "";
  return new Problem(response.status, type, members.detail ?? `status ${response.status}`, after ? Number(after) : null);
}

/** A failed request has no reason in JavaScript: the file may be gone, and not the service. */
async function requireReadable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Unreadable("the file has changed or is gone; drop it again");
  }
}

/** The name as the service accepts it: relative, without control characters, at most 1024 characters. */
export function safeName(name: string): string {
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f]/g, "?").replace(/^([/\\]|[A-Za-z]:)+/, "");
  return plain.slice(-1024).replace(/(^|[/\\])\.\.(?=[/\\]|$)/g, "$1__") || "file";
}
