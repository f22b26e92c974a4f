import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** A service in a process of its own, on the same port after each start. */
export class Service {
  #process = null;

  constructor(port, settings) {
    this.port = port;
    this.settings = { model: "micro", capacity: 256, keys: "none", ...settings };
    this.url = `http://127.0.0.1:${port}/`;
  }

  static async start(settings = {}) {
    const service = new Service(await freePort(), settings);
    await service.start();
    return service;
  }

  async start() {
    const classPath = process.env.QPT_TEST_CLASSPATH;
    if (!classPath) {
      throw new Error("QPT_TEST_CLASSPATH must be the class path of the tests of the module server");
    }
    const { model, capacity, keys } = this.settings;
    const options = ["-XX:TieredStopAtLevel=1", "-Xmx1g", "-cp", classPath, "io.github.qptv2.server.PageService"];
    this.#process = spawn("java", [...options, String(this.port), model, String(capacity), keys], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let log = "";
    this.#process.stderr.on("data", (text) => (log += text));
    for (let i = 0; i < 3600; i++) {
      if (this.#process.exitCode !== null) {
        throw new Error(`the service ended: ${log}`);
      }
      try {
        if ((await fetch(`${this.url}readyz`)).ok) {
          return;
        }
      } catch {
        // not yet
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the service is not ready after 3 minutes: ${log}`);
  }

  /** Ends the process at once. */
  async kill() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await ended;
  }

  /** A metric by its name and tags. */
  async metric(line) {
    const text = await (await fetch(`${this.url}metrics`)).text();
    return Number(text.split("\n").find((each) => each.startsWith(`${line} `))?.slice(line.length + 1) ?? 0);
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
