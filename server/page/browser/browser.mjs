import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { chromium as playwright } from "playwright-core";

import { chromium } from "./chromium.mjs";

const TIMEOUT = 180_000; // milliseconds; a loaded machine takes many times as long as an idle one
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** A Chromium without a window. */
export function launch() {
  return playwright.launch({ executablePath: chromium, args: ["--no-sandbox"] }); // root has no sandbox
}

/** A page whose errors fail the test that calls its `check`. */
export async function open(context, url) {
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => /Content Security Policy|Refused to/.test(message.text()) && errors.push(message.text()));
  page.check = () => assert.deepEqual(errors, []);
  await page.goto(url);
  return page;
}

/** Photographs: files of BIQ2021 where QPT_DATA names a folder with them, else images that the page draws. */
export async function photographs(page, count) {
  const folder = join(process.env.QPT_DATA ?? "", "biq2021-mini");
  let names = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".jpg")).sort().slice(0, count);
  } catch {
    // no such folder
  }
  if (process.env.QPT_DATA && names.length === count) {
    return names.map((name) => ({ name, data: readFileSync(join(folder, name)).toString("base64") }));
  }
  return await page.evaluate(drawn, { count, width: 512, height: 384 });
}

/** Small images of different content, drawn by the browser. */
export async function drawn({ count, width, height }) {
  const canvas = new OffscreenCanvas(width, height), context = canvas.getContext("2d");
  const files = [];
  for (let i = 0; i < count; i++) {
    context.fillStyle = `hsl(${(i * 47) % 360} 60% 50%)`;
    context.fillRect(0, 0, width, height);
    for (let k = 0; k < 12; k++) {
      context.fillStyle = `hsl(${(i * 31 + k * 77) % 360} 70% ${20 + ((i * 7 + k * 13) % 60)}%)`;
      context.fillRect(((i * 37 + k * 91) % 97) * (width / 97), ((i * 53 + k * 29) % 89) * (height / 89), width / 5, height / 5);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.7 })).arrayBuffer());
    files.push({ name: `drawn-${String(i).padStart(4, "0")}.jpg`, data: btoa(String.fromCharCode(...bytes)) });
  }
  return files;
}

/** Drops files on the page, as a drag from a file manager does. */
export async function drop(page, files) {
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, data } of dropped) {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const type = name.endsWith(".jpg") ? "image/jpeg" : "";
      transfer.items.add(new File([bytes], name, { type, lastModified: 1_700_000_000_000 }));
    }
    const target = document.querySelector(".page");
    for (const event of ["dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(event, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** Waits until the page says that many are scored. */
export async function scored(page, text, timeout = TIMEOUT) {
  await page.locator(".numbers", { hasText: text }).waitFor({ timeout });
}

/** The names of the visible photographs, in their order. */
export function shown(page) {
  return page.locator(".tile").evaluateAll((tiles) => tiles.map((tile) => tile.dataset.name));
}

/** Serious and critical violations that axe finds. */
export async function violations(page) {
  await page.evaluate(readFileSync(AXE, "utf8"));
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

/** A download that an action starts: its name and bytes. */
export async function downloaded(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}
