import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { drop, launch, open, photographs, violations } from "./browser.mjs";
import { Service } from "./service.mjs";

const golden = JSON.parse(readFileSync(new URL("../../../golden/agreement.json", import.meta.url), "utf8")).cases;
const series = JSON.parse(readFileSync(new URL("../../../golden/metrics.json", import.meta.url), "utf8"));
const NAME = "raw_negative_range_120";
let browser, service, page;

before(async () => {
  [browser, service] = await Promise.all([launch(), Service.start()]);
  page = await open(await browser.newContext({ viewport: { width: 1280, height: 1000 } }), service.url);
  await page.getByRole("tab", { name: "Agreement" }).click();
});

after(async () => {
  await browser?.close();
  await service?.kill();
});

const value = (measure) => page.getByRole("row", { name: new RegExp(`^${measure}`) }).locator("td").first().innerText();
const base64 = (text) => Buffer.from(text).toString("base64");

test("a CSV gives the measures of the module metrics, the fit and the largest residuals", async () => {
  const { pred, mos } = series[NAME];
  const images = await photographs(page, 12);
  const lines = pred.map((prediction, i) => `${images[i % 12].name},${prediction},${mos[i]}`);
  await drop(page, [{ name: "scores.csv", data: base64(`image,raw,mos\n${lines.join("\n")}\n`) }, ...images]);
  await page.getByText("120 pairs").waitFor();
  await page.getByRole("table").waitFor();
  const expected = golden[NAME]["4"];
  assert.equal(await value("SRCC"), expected.srcc[0].toFixed(4));
  assert.equal(await value("PLCC "), expected.plcc[0].toFixed(4));
  assert.equal(await value("KRCC"), expected.krcc[0].toFixed(4));
  assert.ok(Math.abs((await value("PLCC, fitted")) - expected["fitted plcc"][0]) < 1e-3);
  assert.match(await page.getByRole("row", { name: /^SRCC/ }).innerText(), /0\.9\d+ to 0\.9\d+/);
  const curve = await page.locator(".scatter .curve").getAttribute("d");
  assert.ok(curve.split("L").length > 100 && !curve.includes("NaN"));
  assert.equal(await page.locator(".residuals li img").count(), 12);
  await page.getByRole("combobox", { name: "Logistic fit" }).selectOption("5");
  await page.getByText("logistic curve of 5").waitFor();
  await page.getByRole("table").waitFor();
  assert.ok(Math.abs((await value("PLCC, fitted")) - golden[NAME]["5"]["fitted plcc"][0]) < 1e-3);
  assert.deepEqual(await violations(page), []);
  page.check();
});

test("rows and labels in two files are joined, and a table without numbers says why not", async () => {
  await drop(page, [
    { name: "rows.csv", data: base64("path,raw\nd/a.jpg,1\nd/b.jpg,2\nd/c.jpg,4\n") },
    { name: "labels.csv", data: base64("image,mos\na.jpg,10\nb.jpg,20\nc.jpg,30\n") },
  ]);
  await page.getByText("3 pairs").waitFor();
  await page.getByRole("table").waitFor();
  assert.equal(await value("SRCC"), "1.0000");
  await drop(page, [{ name: "bad.csv", data: base64("a,b\n1\n") }]);
  await page.getByRole("alert").getByText("line 2 must have 2 cells, got 1").waitFor();
});
