import { mean, plcc, rmse } from "./correlation";
import { leastSquares } from "./least-squares";

/** Number of parameters of the logistic curve. */
export type Family = 4 | 5;

/** A curve from predictions to the MOS scale; two parameters are slope and offset of a line. */
export type Curve = readonly number[];

export interface Fit {
  readonly curve: Curve;
  readonly plcc: number; // of the fitted predictions
  readonly rmse: number;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * The MOS of a prediction. Four parameters: (b1 - b2) sigmoid((x - b3) / |b4|) + b2 (VQEG 2003). Five:
 * b1 (sigmoid(b2 (x - b3)) - 1/2) + b4 x + b5 (Sheikh, Sabir and Bovik 2006).
 */
export function at(b: Curve, x: number): number {
  switch (b.length) {
    case 4:
      return (b[0]! - b[1]!) * sigmoid((x - b[2]!) / Math.abs(b[3]!)) + b[1]!;
    case 5:
      return b[0]! * (sigmoid(b[1]! * (x - b[2]!)) - 0.5) + b[3]! * x + b[4]!;
    default:
      return b[0]! * x + b[1]!;
  }
}

/** Partial derivatives by the parameters. */
function gradient(b: Curve, x: number, into: Float64Array): void {
  if (b.length === 4) {
    const u = (x - b[2]!) / b[3]!, s = sigmoid(u);
    const steepness = ((b[0]! - b[1]!) * s * (1 - s)) / b[3]!;
    into[0] = s;
    into[1] = 1 - s;
    into[2] = -steepness;
    into[3] = -steepness * u;
    return;
  }
  const s = sigmoid(b[1]! * (x - b[2]!));
  const steepness = b[0]! * s * (1 - s);
  into[0] = s - 0.5;
  into[1] = steepness * (x - b[2]!);
  into[2] = -steepness * b[1]!;
  into[3] = x;
  into[4] = 1;
}

/** The least-squares fit from several start values; from one if a fit of similar pairs is given. */
export function fit(family: Family, predicted: Float64Array, mos: Float64Array, start?: Curve): Fit {
  const x = standardized(predicted), y = standardized(mos);
  const slope = plcc(predicted, mos);
  let best: Curve = [slope, 0];
  if (x.scale > 0 && y.scale > 0 && predicted.length > family) {
    const starts = start?.length === family ? [into(start, x, y)] : startsOf(family, y.values, slope);
    let least = squaredErrors(best, x.values, y.values);
    for (const each of starts) {
      const steps = start ? 20 : 200;
      const curve = leastSquares(each, { at, gradient, valid }, x.values, y.values, steps, start ? 1e-6 : 1e-10);
      const error = squaredErrors(curve, x.values, y.values);
      if (error < least) {
        best = curve;
        least = error;
      }
    }
  }
  const curve = outOf(best, x, y);
  const mapped = predicted.map((value) => at(curve, value));
  return { curve, plcc: plcc(mapped, mos), rmse: rmse(mapped, mos) };
}

/** The width of a curve of four parameters is at least 1e-9 standard deviations. */
function valid(b: Curve): Curve {
  return b.length === 4 ? [b[0]!, b[1]!, b[2]!, Math.max(Math.abs(b[3]!), 1e-9)] : b;
}

function squaredErrors(b: Curve, x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, i) => sum + (at(b, value) - y[i]!) ** 2, 0);
}

interface Standardized {
  readonly values: Float64Array;
  readonly mean: number;
  readonly scale: number; // 0 for a constant series
}

function standardized(values: Float64Array): Standardized {
  const middle = mean(values);
  const scale = values.every((value) => value === values[0])
    ? 0
    : Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
  return { values: values.map((value) => (scale > 0 ? (value - middle) / scale : 0)), mean: middle, scale };
}

function startsOf(family: Family, mos: Float64Array, slope: number): Curve[] {
  const lowest = mos.reduce((a, b) => Math.min(a, b)), highest = mos.reduce((a, b) => Math.max(a, b));
  if (family === 5) {
    return [[highest - lowest, 1, 0, 0, 0]];
  }
  const [right, left] = slope < 0 ? [lowest, highest] : [highest, lowest];
  return [
    [right, left, 0, 1],
    [right, left, 0, 0.25],
    [2 * right, 2 * left, 0, 2],
    [right, left, 1, 0.5],
    [right, left, -1, 0.5],
  ];
}

/** From standardized to original series. */
function outOf(b: Curve, x: Standardized, y: Standardized): Curve {
  const ratio = x.scale > 0 ? y.scale / x.scale : 0;
  switch (b.length) {
    case 4:
      return [y.mean + y.scale * b[0]!, y.mean + y.scale * b[1]!, x.mean + x.scale * b[2]!, x.scale * b[3]!];
    case 5:
      return [
        y.scale * b[0]!,
        b[1]! / x.scale,
        x.mean + x.scale * b[2]!,
        ratio * b[3]!,
        y.mean + y.scale * b[4]! - ratio * b[3]! * x.mean,
      ];
    default:
      return [ratio * b[0]!, y.mean + y.scale * b[1]! - ratio * b[0]! * x.mean];
  }
}

/** The inverse of outOf for a logistic curve. */
function into(b: Curve, x: Standardized, y: Standardized): Curve {
  return b.length === 4
    ? [(b[0]! - y.mean) / y.scale, (b[1]! - y.mean) / y.scale, (b[2]! - x.mean) / x.scale, b[3]! / x.scale]
    : [
        b[0]! / y.scale,
        b[1]! * x.scale,
        (b[2]! - x.mean) / x.scale,
        (b[3]! * x.scale) / y.scale,
        (b[4]! + b[3]! * x.mean - y.mean) / y.scale,
      ];
}
