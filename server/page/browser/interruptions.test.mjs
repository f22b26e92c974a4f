import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { drop, launch, open, photographs, scored, violations } from "./browser.mjs";
import { Service } from "./service.mjs";

const COUNT = 50;
const SCORED = 'qpt_requests_seconds_count{route="scores",status="200"}';
const folder = mkdtempSync(join(tmpdir(), "qpt-page-"));
let browser, service;

before(async () => ([browser, service] = await Promise.all([launch(), Service.start()])));

after(async () => {
  await browser?.close();
  await service?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until at least this many are scored, and returns how many are. */
async function progressed(page, least) {
  const done = await page.waitForFunction((number) => {
    const text = document.querySelector(".numbers")?.textContent ?? "";
    return Number.parseInt(text) >= number ? Number.parseInt(text) : 0;
  }, least);
  return await done.jsonValue();
}

/** Makes each request for scores take a while, so that it can be interrupted. */
async function slowed(page) {
  await page.route("**/v1/scores*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await route.continue().catch(() => {});
  });
}

test("after a reload the same files resume without scoring again, with their marks", async () => {
  const page = await open(await browser.newContext(), service.url);
  await slowed(page);
  const files = await photographs(page, COUNT);
  await drop(page, files);
  await progressed(page, 10);
  await page.locator(".grid").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("3");
  const done = await progressed(page, 20);
  await page.waitForTimeout(600); // longer than the page collects what it stores
  await page.reload();
  await page.getByText(/Results and marks of \d+ photographs are remembered/).waitFor();
  await page.unroute("**/v1/scores*");
  const before = await service.metric(SCORED);
  await drop(page, files);
  await scored(page, `${COUNT} of ${COUNT} done`);
  const again = (await service.metric(SCORED)) - before;
  assert.ok(again <= COUNT - done + 5, `${again} requests after ${done} of ${COUNT} were scored`); // 5 were on the way
  await page.getByLabel("Order").selectOption("rating");
  assert.match(await page.locator(".tile").first().innerText(), /★★★/);
  await drop(page, files);
  assert.equal((await service.metric(SCORED)) - before, again);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByText(`Results and marks of ${COUNT} photographs are remembered`).waitFor();
  await page.getByRole("button", { name: "Forget them" }).click();
  await page.getByText("remembered").waitFor({ state: "detached" });
  page.check();
  await page.context().close();
});

test("when the service dies the page says so, and resumes when it is back", async () => {
  const page = await open(await browser.newContext(), service.url);
  await slowed(page);
  await drop(page, await photographs(page, COUNT));
  await progressed(page, 8);
  await service.kill();
  await page.getByRole("alert").getByText("The service does not answer").waitFor();
  const done = Number.parseInt(await page.locator(".numbers").innerText());
  assert.ok(done < COUNT);
  await page.locator(".grid").focus();
  await page.keyboard.press("x"); // marks need no service
  await service.start();
  await scored(page, `${COUNT} of ${COUNT} done`);
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.doesNotMatch(await page.locator(".counts").innerText(), /without a score/);
  assert.match(await page.locator(".counts").innerText(), /1 rejected/);
  page.check();
  await page.context().close();
});

test("a page that is opened before its service answers requests waits for it", async () => {
  const page = await open(await browser.newContext(), service.url);
  await page.route("**/v1/models", (route) => route.abort());
  await page.reload();
  await page.getByRole("alert").getByText("The service does not answer").waitFor();
  await drop(page, await photographs(page, 2));
  await page.unroute("**/v1/models");
  await scored(page, "2 of 2 done");
  await page.context().close();
});

test("a full queue delays files and loses none", async () => {
  const busy = await Service.start({ capacity: 1 });
  const page = await open(await browser.newContext(), busy.url);
  let refused = 0;
  page.on("response", (response) => (refused += response.status() === 429 ? 1 : 0));
  await drop(page, await photographs(page, 12));
  await scored(page, "12 of 12 done");
  assert.doesNotMatch(await page.locator(".counts").innerText(), /without a score/);
  assert.ok(refused > 0);
  await page.context().close();
  await busy.kill();
});

test("the key is asked for, checked, and kept in memory only", async () => {
  const key = "0123456789abcdefghij";
  const keys = join(folder, "keys.txt");
  writeFileSync(keys, `${key}\n`);
  const locked = await Service.start({ keys });
  const page = await open(await browser.newContext(), locked.url);
  const window = page.getByRole("dialog", { name: "API key" });
  await window.waitFor();
  assert.deepEqual(await violations(page), []);
  await window.getByLabel("The service asks for a key").fill("a wrong one");
  await page.keyboard.press("Enter");
  await window.getByText("The service does not know this key.").waitFor();
  await window.getByLabel("The service asks for a key").fill(key);
  await page.keyboard.press("Enter");
  await window.waitFor({ state: "detached" });
  await drop(page, await photographs(page, 3));
  await scored(page, "3 of 3 done");
  await page.waitForTimeout(500);
  const stored = await page.evaluate(async () => {
    const request = indexedDB.open("qpt-page");
    const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = database.transaction("photographs").objectStore("photographs").getAll();
    const rows = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
    return JSON.stringify([rows, { ...localStorage }, { ...sessionStorage }, document.cookie]);
  });
  assert.ok(stored.includes(".jpg") && !stored.includes(key));
  await page.reload();
  await window.waitFor();
  page.check();
  await page.context().close();
  await locked.kill();
});
