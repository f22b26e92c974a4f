import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { agreementOf, MEASURES, samples } from "../src/research/agreement";
import { krcc, plcc, ranks, srcc } from "../src/research/correlation";
import { at, type Family, fit } from "../src/research/logistic";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../../golden/${name}`, import.meta.url), "utf8"));
const series = read("metrics.json");
const golden = read("agreement.json");

const JAVA_SAMPLES = [
  [6, 9, 7, 7, 5, 1, 9, 6, 0, 5, 6, 3],
  [1, 1, 7, 6, 2, 6, 3, 11, 7, 4, 1, 8],
];

describe("agreement", () => {
  test("ties share their mean rank", () => {
    expect([...ranks(Float64Array.of(3, 1, 3, 2))]).toEqual([3.5, 1, 3.5, 2]);
  });

  test("the correlation with a constant is 0", () => {
    const one = Float64Array.of(1, 2, 3), constant = Float64Array.of(4, 4, 4);
    expect([srcc(one, constant), plcc(one, constant), krcc(one, constant)]).toEqual([0, 0, 0]);
  });

  test("a perfect logistic relation is fitted exactly", () => {
    const x = Float64Array.from({ length: 50 }, (_, i) => i / 10);
    const y = x.map((value) => at([80, 20, 2.5, 0.7], value));
    fit(4, x, y).curve.forEach((value, i) => expect(value).toBeCloseTo([80, 20, 2.5, 0.7][i]!, 4));
  });

  test("constant predictions are mapped to the mean", () => {
    const found = fit(4, Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 6));
    expect(at(found.curve, 1)).toBe(3);
  });

  test("the samples of a seed are those of Java's SplittableRandom", () => {
    const drawn: number[][] = [];
    samples(12, 2, 7, (sample) => drawn.push([...sample]));
    expect(drawn).toEqual(JAVA_SAMPLES);
  });

  // rank and raw measures to rounding; fits to the tolerance of golden/README.md, and those of replicates, which end
  // after 20 steps wherever these lead, to 1 %
  for (const name of Object.keys(golden.cases)) {
    for (const family of [4, 5] as Family[]) {
      test(`${name}, ${family} parameters: estimates and intervals of the module metrics`, () => {
        const settings = { family, replicates: golden.replicates, seed: golden.seed };
        const found = agreementOf(Float64Array.from(series[name].pred), Float64Array.from(series[name].mos), settings);
        for (const measure of MEASURES) {
          const { value, low, high } = found.estimates[measure];
          const tolerances = measure.startsWith("fitted") ? [1e-3, 1e-2, 1e-2] : [1e-9, 1e-9, 1e-9];
          const expected = golden.cases[name][family][measure];
          [value, low, high].forEach((number, i) =>
            expect(Math.abs(number - expected[i]), `${measure} ${i}: ${number} and ${expected[i]}`).toBeLessThan(
              tolerances[i]! * Math.max(1, Math.abs(expected[i])),
            ),
          );
        }
      });
    }
  }
});
