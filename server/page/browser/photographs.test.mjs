import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { downloaded, drop, launch, open, photographs, scored, shown, violations } from "./browser.mjs";
import { Service } from "./service.mjs";

const COUNT = 50;
const folder = mkdtempSync(join(tmpdir(), "qpt-page-"));
let browser, service, page;

before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  page = await open(context, service.url);
});

after(async () => {
  await browser?.close();
  await service?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const grid = () => page.locator(".grid");
const scores = () => page.locator(".tile .score").evaluateAll((each) => each.map((score) => Number(score.textContent)));
const status = () => page.locator(".counts").innerText();

async function exported(which, format) {
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("radio", { name: new RegExp(`^${which}`, "i") }).check();
  await page.getByRole("radio", { name: new RegExp(`^${format}`) }).check();
  return await downloaded(page, () => page.getByRole("button", { name: "Save" }).click());
}

test("before the first file the page says what it takes, and that nothing leaves the machine", async () => {
  await page.getByRole("heading", { name: "Drop photographs here" }).waitFor();
  assert.equal(await page.locator(".local").innerText(), "Nothing leaves this machine.");
  assert.deepEqual(await violations(page), []);
});

test("dropped files have thumbnails at once and scores as they come, with progress", async () => {
  const files = await photographs(page, COUNT);
  files.push({ name: "corrupt.jpg", data: Buffer.from("no image").toString("base64") });
  const progress = [];
  await page.exposeFunction("noteProgress", (text) => progress.push(text));
  await page.evaluate(() =>
    new MutationObserver(() => window.noteProgress(document.querySelector(".numbers")?.textContent ?? "")).observe(
      document.querySelector("#page"),
      { subtree: true, childList: true, characterData: true },
    ),
  );
  await drop(page, files);
  await page.locator(".tile img").first().waitFor();
  await scored(page, `${COUNT + 1} of ${COUNT + 1} done`);
  await page.locator(".tile img").nth(11).waitFor();
  assert.ok(new Set(progress).size >= 3, `progress in steps: ${[...new Set(progress)]}`);
  page.check();
});

test("a corrupt file is listed apart with its reason", async () => {
  await page.getByText("1 file is corrupt or cannot be scored").click();
  const item = page.locator(".troubles li");
  assert.match(await item.innerText(), /corrupt\.jpg[\s\S]+/);
  assert.ok((await item.locator(".reason").innerText()).length > 5);
  assert.ok(!(await shown(page)).includes("corrupt.jpg"));
  await page.getByText("1 file is corrupt or cannot be scored").click();
});

test("the order follows the scores, in both directions, and the names", async () => {
  const best = await scores();
  assert.deepEqual(best, [...best].sort((a, b) => b - a));
  await page.getByLabel("Order").selectOption("worst");
  const worst = await scores();
  assert.deepEqual(worst, [...worst].sort((a, b) => a - b));
  assert.ok(best[0] > worst[0]);
  await page.getByLabel("Order").selectOption("name");
  const names = await shown(page);
  assert.deepEqual(names, [...names].sort(new Intl.Collator(undefined, { numeric: true }).compare));
  await page.getByLabel("Order").selectOption("best");
});

test("a range of scores filters", async () => {
  const [first, second] = await scores();
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("from").fill(String(second));
  await page.waitForFunction(() => document.querySelectorAll(".tile").length < 4);
  for (const score of await scores()) {
    assert.ok(score >= second && score <= first);
  }
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByText("Filter", { exact: true }).click();
  await page.waitForFunction(() => document.querySelectorAll(".tile").length > 10);
});

test("keys rate and reject, and undo takes back one step", async () => {
  await grid().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("4");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("x");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("5");
  await page.keyboard.press("6");
  assert.match(await status(), /2 rated\s+1 rejected/);
  await page.keyboard.press("u");
  await page.keyboard.press("Control+z");
  assert.match(await status(), /1 rated\s+1 rejected/);
  await page.keyboard.press("u");
  assert.doesNotMatch(await status(), /rejected/);
  await page.keyboard.press("Shift+U");
  assert.match(await status(), /1 rated\s+1 rejected/);
});

test("when a rejected photograph is filtered out, the cursor takes the next one", async () => {
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Marks").selectOption("kept");
  await page.getByText("Filter", { exact: true }).click();
  await grid().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const names = await shown(page);
  await page.keyboard.press("x");
  await page.waitForFunction((name) => document.querySelector(`[data-name="${name}"]`) === null, names[1]);
  assert.equal(await page.locator(".tile.current").getAttribute("data-name"), names[2]);
  await page.keyboard.press("u");
  await page.getByText("Filter", { exact: true }).click();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByText("Filter", { exact: true }).click();
});

test("the exports have the marks and the service's numbers", async () => {
  const csv = await exported("shown", "CSV");
  assert.equal(csv.name, "scores.csv");
  const [header, first] = readFileSync(csv.path, "utf8").split("\r\n").map((line) => line.split(","));
  const names = await shown(page);
  assert.equal(first[header.indexOf("file")], names[0]);
  assert.equal(first[header.indexOf("rating")], "4");

  const json = await exported("all", "JSON");
  const rows = JSON.parse(readFileSync(json.path, "utf8"));
  assert.equal(rows.length, COUNT + 1);
  assert.equal(rows.filter((row) => row.rating === -1).length, 1);
  assert.equal(rows.filter((row) => row.status === "error").length, 1);
  const files = await photographs(page, COUNT);
  const { name, data } = files.find((file) => file.name === names[0]);
  const body = Buffer.from(data, "base64");
  const answer = await fetch(`${service.url}v1/scores`, { method: "POST", headers: { "Content-Type": "image/jpeg" }, body });
  const { raw } = (await answer.json()).scores[0];
  assert.ok(Math.abs(rows.find((row) => row.file === name).raw - raw) < 1e-6);
});

test("sidecars have names and marks as exiftool reads them", async (context) => {
  await grid().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("7");
  await page.keyboard.press("Shift+ArrowRight");
  const archive = await exported("selected", "XMP for darktable");
  assert.equal(archive.name, "sidecars.zip");
  const names = await shown(page);
  if (spawnSync("exiftool", ["-ver"]).error) {
    context.skip("no exiftool");
    return;
  }
  const unzip = spawnSync("jar", ["--extract", "--file", archive.path], { cwd: folder });
  assert.equal(unzip.status, 0, String(unzip.stderr));
  const read = spawnSync("exiftool", ["-json", "-n", "-XMP-xmp:Rating", "-XMP-xmp:Label", folder], { encoding: "utf8" });
  const tags = JSON.parse(read.stdout).map(({ SourceFile, Rating, Label }) => [SourceFile.slice(folder.length + 1), Rating, Label]);
  assert.deepEqual(new Set(tags.map(String)), new Set([`${names[0]}.xmp,4,Yellow`, `${names[1]}.xmp,-1,`]));
  await grid().focus();
  await page.keyboard.press("Escape");
  const single = await exported("shown", "XMP for Lightroom");
  assert.equal(single.name, "sidecars.zip");
});

test("a photograph is shown large with its heat map and facts", async () => {
  await grid().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const window = page.getByRole("dialog");
  await window.getByText("Lowest region").waitFor();
  await page.keyboard.press("h");
  await window.locator("canvas").waitFor();
  const opaque = await window.locator("canvas").evaluate((canvas) =>
    canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.filter((value, i) => i % 4 === 3 && value > 0).length,
  );
  assert.ok(opaque > 0);
  assert.deepEqual(await violations(page), []);
  const title = await window.locator("h2").innerText();
  await page.keyboard.press("ArrowRight");
  assert.notEqual(await window.locator("h2").innerText(), title);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("two are compared with one zoom and one place", async () => {
  await grid().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("c");
  const stages = page.locator(".compare .stage");
  await stages.nth(1).waitFor();
  await stages.first().hover({ position: { x: 100, y: 120 } });
  await page.mouse.wheel(0, -600);
  await page.waitForFunction(() => document.querySelector(".stage").dataset.scale > 2);
  await page.mouse.down();
  await page.mouse.move(220, 200, { steps: 4 });
  await page.mouse.up();
  const places = await stages.evaluateAll((each) => each.map(({ dataset }) => `${dataset.scale} ${dataset.place}`));
  assert.equal(places[0], places[1]);
  assert.match(places[0], /^3\.320 /); // exp(0.002 * 600)
  const images = await page.locator(".compare .sheet").evaluateAll((each) => each.map((sheet) => sheet.style.transform));
  assert.equal(images[0], images[1]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("2");
  assert.match(await page.locator(".compare figure.active").innerText(), /★★/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
});

test("near duplicates are grouped, and the best one is marked", async () => {
  await page.evaluate(async () => {
    const transfer = new DataTransfer();
    for (const quality of [0.9, 0.3]) {
      const canvas = new OffscreenCanvas(300, 200), context = canvas.getContext("2d");
      for (let i = 0; i < 60; i++) {
        context.fillStyle = `hsl(${i * 41} 70% ${20 + ((i * 17) % 60)}%)`;
        context.fillRect((i * 71) % 300, (i * 47) % 200, 60, 45);
      }
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
      transfer.items.add(new File([blob], `twin-${quality}.jpg`, { type: "image/jpeg", lastModified: 1 }));
    }
    document.querySelector(".page").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await scored(page, `${COUNT + 3} of ${COUNT + 3} done`);
  await page.getByText("Filter", { exact: true }).click();
  await page.getByRole("searchbox").fill("twin");
  await page.getByRole("button", { name: "Group similar" }).click();
  await page.locator(".best").waitFor();
  assert.equal(await page.locator(".tile").count(), 2);
  const values = await scores();
  assert.ok(values[0] >= values[1]);
  assert.equal(await page.locator(".tile").first().locator(".best").innerText(), "best of 2");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByText("Filter", { exact: true }).click();
  await page.getByRole("button", { name: "Group similar" }).click();
});

test("a RAW file has its preview as thumbnail, upright", async () => {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200), context = canvas.getContext("2d");
    context.fillStyle = "red";
    context.fillRect(0, 0, 150, 200); // the left half: the upper one after a turn to the right
    const jpeg = await canvas.convertToBlob({ type: "image/jpeg" });
    const directory = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0];
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(directory), jpeg], "upright.nef", { lastModified: 1 }));
    document.querySelector(".page").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await scored(page, `${COUNT + 4} of ${COUNT + 4} done`);
  const image = page.locator('img[alt="upright.nef"], .troubles img').last();
  const seen = await image.evaluate(async (element) => {
    await element.decode();
    const canvas = new OffscreenCanvas(element.naturalWidth, element.naturalHeight), context = canvas.getContext("2d");
    context.drawImage(element, 0, 0);
    const at = (y) => context.getImageData(100, y, 1, 1).data[0];
    return [canvas.width, canvas.height, at(50) > 200, at(250) > 200];
  });
  assert.deepEqual(seen, [200, 300, true, false]);
});

test("axe finds nothing serious, in light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.locator(".grid").focus();
    assert.deepEqual(await violations(page), [], colorScheme);
    await page.getByRole("button", { name: "Export" }).click();
    assert.deepEqual(await violations(page), [], colorScheme);
    await page.keyboard.press("Escape");
  }
});

test("narrow windows and 200 % zoom need no scrolling to the side", async () => {
  for (const size of [{ width: 320, height: 640 }, { width: 640, height: 400 }]) {
    await page.setViewportSize(size);
    await page.locator(".tile").first().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${size.width}: ${overflow} pixels`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  page.check();
});
