import { describe, expect, test } from "vitest";

import { ScoringQueue, type QueueState } from "../src/scoring/queue";
import { durationText, Rate } from "../src/scoring/rate";
import { remedy } from "../src/scoring/remedy";
import { Client, Problem, safeName, Unreachable, Unreadable } from "../src/service/client";
import { causesText, intervalText, type Row } from "../src/service/row";

/** A queue whose requests end as `answers` says, in turn. */
function run(answers: (Error | number)[], ready: boolean[] = []) {
  const log: string[] = [];
  const slept: number[] = [];
  let most = 0, active = 0;
  const queue = new ScoringQueue<string, number>(
    {
      score: async () => {
        most = Math.max(most, ++active);
        await Promise.resolve();
        active--;
        const answer = answers.shift() ?? 0;
        if (answer instanceof Error) {
          throw answer;
        }
        return answer;
      },
      isReady: async () => ready.shift() ?? true,
      sleep: async (seconds) => void slept.push(seconds),
      done: (item, result) => log.push(`${item}=${result}`),
      failed: (item, reason) => log.push(`${item}: ${reason}`),
      changed: (state: QueueState) => log.push(state),
    },
    2,
  );
  return { queue, log, slept, most: () => most };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the queue", () => {
  test("scores all, a few at a time", async () => {
    const { queue, log, most } = run([1, 2, 3, 4, 5]);
    queue.add(["a", "b", "c", "d", "e"]);
    expect(queue.left).toBe(5);
    await settle();
    expect(log).toEqual(["a=1", "b=2", "c=3", "d=4", "e=5"]);
    expect([queue.left, most()]).toEqual([0, 2]);
  });

  test("waits as long as a busy service says, and loses nothing", async () => {
    const { queue, log, slept } = run([new Problem(429, "queue-full", "full", 7), 2, 3]);
    queue.add(["a", "b"]);
    await settle();
    expect(slept).toEqual([7]);
    expect(log).toEqual(["busy", "b=2", "running", "a=3"]);
  });

  test("asks until a service that does not answer is back, then resumes", async () => {
    const { queue, log, slept } = run([new Unreachable(), new Unreachable(), 3, 4], [false, false, true]);
    queue.add(["a", "b"]);
    await settle();
    expect(slept).toEqual([0.25, 0.5, 1]);
    expect(log.slice(0, 2)).toEqual(["outage", "running"]);
    expect(log.slice(2).map((line) => line[0]).sort()).toEqual(["a", "b"]);
  });

  test("stops until a key is given", async () => {
    const { queue, log } = run([new Problem(401, "unauthorized", "a key", null), new Problem(401, "unauthorized", "a key", null)]);
    queue.add(["a", "b"]);
    await settle();
    expect([log, queue.left]).toEqual([["key"], 2]);
    queue.resume();
    await settle();
    expect([log.slice(1, 2), queue.left]).toEqual([["running"], 0]);
  });

  test("a refused file does not stop the others", async () => {
    const { queue, log } = run([new Problem(422, "unreadable-media", "is corrupt", null), 2]);
    queue.add(["a", "b"]);
    await settle();
    expect(log).toEqual(["a: is corrupt", "b=2"]);
  });

  test("preferred items are next", async () => {
    const { queue, log } = run([]);
    queue.add(["a", "b", "c", "d"]);
    queue.prefer((item) => item === "d");
    await settle();
    expect(log).toEqual(["a=0", "b=0", "d=0", "c=0"]);
  });
});

describe("errors", () => {
  test("a file that misses its deadline is tried three times", () => {
    const late = new Problem(503, "deadline-exceeded", "late", 10);
    expect([1, 2, 3].map((attempts) => remedy(late, attempts).kind)).toEqual(["wait", "wait", "fail"]);
  });

  test("a service that stops is an outage", () => {
    expect(remedy(new Problem(503, "stopping", "stops", null), 1).kind).toBe("outage");
  });

  test("a problem of a proxy without a body has its status as reason", async () => {
    const client = new Client(async () => new Response("<html>", { status: 404 }));
    await expect(client.models()).rejects.toMatchObject({ status: 404, message: "status 404" });
  });

  test("Retry-After, type and detail are read from the answer", async () => {
    const body = JSON.stringify({ type: "https://qptv2.github.io/problems/queue-full", detail: "full" });
    const client = new Client(async () => new Response(body, { status: 429, headers: { "Retry-After": "3" } }));
    const file = new File(["a"], "a.jpg", { type: "image/jpeg" });
    await expect(client.scores(file, "a.jpg", { tasks: ["iqa"], map: false })).rejects.toMatchObject({
      status: 429,
      type: "queue-full",
      retryAfter: 3,
    });
  });

  test("an interval is shown with the MOS, and without one nothing is", () => {
    const row = { mos: 0.61, mos_low: 0.42, mos_high: 0.8 } as Row;
    expect(intervalText(row)).toBe("0.61, 90 % of images 0.42 to 0.80");
    expect(intervalText({ ...row, mos_low: null })).toBe("");
  });

  test("causes are asked for where a model has them, and are one line", async () => {
    const asked: string[] = [];
    const causes = [
      { distortion: "low-contrast", probability: 0.976, level: 3.44, strength: "strong" },
      { distortion: "noise", probability: 0.6, level: 1, strength: "slight" },
    ];
    const client = new Client(async (url) => {
      asked.push(String(url));
      return new Response(JSON.stringify({ scores: [{ causes }] }));
    });
    const file = new File(["a"], "a.jpg");
    const rows = await client.scores(file, "a.jpg", { tasks: ["iqa"], map: false, explain: true });
    await client.scores(file, "a.jpg", { tasks: ["iqa"], map: false });
    expect(asked[0]).toContain("explain=true");
    expect(asked[1]).not.toContain("explain");
    expect(causesText(rows[0]!.causes!)).toBe("strong low contrast 3.4 (98 %), slight noise 1.0 (60 %)");
    expect(causesText([])).toBe("nothing found");
  });

  test("a file that is gone is told apart from a service that is gone", async () => {
    const client = new Client(async () => Promise.reject(new TypeError("Failed to fetch")));
    const file = new File(["a"], "a.jpg");
    const request = { tasks: ["iqa"], map: false };
    await expect(client.scores(file, "a.jpg", request)).rejects.toBeInstanceOf(Unreachable);
    file.slice = () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) as unknown as Blob;
    await expect(client.scores(file, "a.jpg", request)).rejects.toBeInstanceOf(Unreadable);
  });

  test("the key is sent in the header", async () => {
    let sent = "";
    const client = new Client(async (_, init) => {
      sent = new Headers(init?.headers).get("Authorization") ?? "";
      return Response.json({ models: [] });
    });
    client.key = "secret";
    await client.models();
    expect(sent).toBe("Bearer secret");
  });

  test("names are made relative and without control characters", () => {
    expect(safeName("/a/../b\n.jpg")).toBe("a/__/b?.jpg");
    expect(safeName("C:\\x.jpg")).toBe("x.jpg");
    expect(safeName("")).toBe("file");
  });
});

describe("the rate", () => {
  test("counts the completions of the last 15 seconds", () => {
    const rate = new Rate();
    rate.start(0);
    expect(rate.perSecond(0)).toBeNull();
    for (let second = 1; second <= 30; second++) {
      rate.complete(1000 * second);
      rate.complete(1000 * second);
    }
    expect(rate.perSecond(30_000)).toBe(2);
  });

  test("durations are rounded to what is read at a glance", () => {
    expect([0.2, 40.4, 60, 3599, 4800].map(durationText)).toEqual(["1 s", "40 s", "1 min", "1 h 0 min", "1 h 20 min"]);
  });
});
