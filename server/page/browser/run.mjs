// Runs the browser tests, or says that it skips them: they need a Chromium. QPT_BROWSER=required makes that an error.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "./chromium.mjs";

if (chromium === null) {
  console.log("The browser tests are skipped: no Chromium in PATH (Debian: apt-get install chromium), and none is named by CHROMIUM.");
  process.exit(process.env.QPT_BROWSER === "required" ? 1 : 0);
}
const page = fileURLToPath(new URL("..", import.meta.url));
if (!existsSync(join(page, "node_modules", "playwright-core"))) {
  const install = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: page, stdio: "inherit" });
  if (install.status !== 0) {
    process.exit(1);
  }
}
const folder = fileURLToPath(new URL(".", import.meta.url));
const tests = readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).map((name) => folder + name);
const run = spawnSync(process.execPath, ["--test", "--test-concurrency=1", "--test-reporter=spec", ...tests], { stdio: "inherit" });
process.exit(run.status ?? 1);
