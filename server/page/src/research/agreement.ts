import { krccOfRanks, plcc, ranks, rmse } from "./correlation";
import { type Curve, type Family, fit } from "./logistic";
import { SplittableRandom } from "./splittable-random";

/** Measures of agreement, by the names of `qpt evaluate`. */
export const MEASURES = ["srcc", "plcc", "krcc", "rmse", "fitted plcc", "fitted rmse"] as const;
export type Measure = (typeof MEASURES)[number];

export interface Estimate {
  readonly value: number;
  readonly low: number; // of the 95 % interval
  readonly high: number;
}

export interface Agreement {
  readonly n: number;
  readonly curve: Curve;
  readonly estimates: Readonly<Record<Measure, Estimate>>;
}

export interface Settings {
  readonly family: Family;
  readonly replicates: number;
  readonly seed: number;
}

/** Agreement with intervals of the percentile bootstrap; the curve is refitted to every replicate. */
export function agreementOf(
  predicted: Float64Array,
  mos: Float64Array,
  { family, replicates, seed }: Settings,
  progress: (share: number) => void = () => {},
): Agreement {
  const whole = fit(family, predicted, mos);
  const values = measured(predicted, mos, whole);
  const drawn = MEASURES.map(() => new Float64Array(replicates));
  samples(predicted.length, replicates, seed, (sample, replicate) => {
    const x = sample.map((i) => predicted[i]!), y = sample.map((i) => mos[i]!);
    measured(x, y, fit(family, x, y, whole.curve)).forEach((value, i) => (drawn[i]![replicate] = value));
    if (replicate % 50 === 49) {
      progress((replicate + 1) / replicates);
    }
  });
  const estimates = MEASURES.map((name, i) => {
    const ascending = drawn[i]!.sort();
    return [name, { value: values[i]!, low: quantile(ascending, 0.025), high: quantile(ascending, 0.975) }];
  });
  return { n: predicted.length, curve: whole.curve, estimates: Object.fromEntries(estimates) };
}

function measured(x: Float64Array, y: Float64Array, fitted: { plcc: number; rmse: number }): number[] {
  const ranksX = ranks(x), ranksY = ranks(y);
  return [plcc(ranksX, ranksY), plcc(x, y), krccOfRanks(ranksX, ranksY), rmse(x, y), fitted.plcc, fitted.rmse];
}

/** The indices of each bootstrap sample. */
export function samples(n: number, replicates: number, seed: number, use: (sample: Float64Array, replicate: number) => void): void {
  const random = SplittableRandom.of(seed);
  const sample = new Float64Array(n);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const generator = random.split();
    for (let i = 0; i < n; i++) {
      sample[i] = generator.below(n);
    }
    use(sample, replicate);
  }
}

/** Linear interpolation between order statistics (type 7). */
export function quantile(ascending: Float64Array, share: number): number {
  const position = share * (ascending.length - 1), below = Math.floor(position);
  const low = ascending[below]!, high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return Math.min(high, low + (position - below) * (high - low));
}
