type Parameters = readonly number[];

/** A function of one variable with parameters. */
export interface Model {
  at(parameters: Parameters, x: number): number;
  /** Writes the partial derivatives by the parameters. */
  gradient(parameters: Parameters, x: number, into: Float64Array): void;
  /** Parameters within their bounds. */
  valid(parameters: Parameters): Parameters;
}

/**
 * Levenberg-Marquardt with Nielsen's damping.
 *
 * @param steps most evaluations
 * @param tolerance relative change of the squared errors, and of the parameters, that ends the search
 */
export function leastSquares(start: Parameters, model: Model, x: Float64Array, y: Float64Array, steps: number, tolerance: number): Parameters {
  let best = model.valid(start), error = squaredErrors(model, best, x, y);
  let damping = 1e-3, growth = 2;
  let normal = normalEquations(model, best, x, y);
  for (let step = 0; step < steps; step++) {
    const change = solve(normal.matrix, normal.right, damping);
    if (change === null) {
      damping *= growth;
      growth *= 2;
      continue;
    }
    const next = model.valid(best.map((value, i) => value + change[i]!));
    const nextError = squaredErrors(model, next, x, y);
    if (nextError < error) {
      const gain = (error - nextError) / error;
      const moved = norm(change) / (norm(best) + tolerance);
      best = next;
      error = nextError;
      damping = Math.max(damping / 5, 1e-12);
      growth = 2;
      if (gain < tolerance && moved < Math.sqrt(tolerance)) {
        break;
      }
      normal = normalEquations(model, best, x, y);
    } else {
      damping *= growth;
      growth *= 2;
      if (norm(change) < tolerance * (norm(best) + tolerance)) {
        break;
      }
    }
  }
  return best;
}

function squaredErrors(model: Model, b: Parameters, x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum += (model.at(b, x[i]!) - y[i]!) ** 2;
  }
  return sum;
}

function norm(values: readonly number[]): number {
  return Math.hypot(...values);
}

/** Products of the derivatives, and of derivatives and errors. */
function normalEquations(model: Model, b: Parameters, x: Float64Array, y: Float64Array) {
  const size = b.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size)), right = new Float64Array(size);
  const slope = new Float64Array(size);
  for (let i = 0; i < x.length; i++) {
    const error = y[i]! - model.at(b, x[i]!);
    model.gradient(b, x[i]!, slope);
    for (let row = 0; row < size; row++) {
      right[row]! += slope[row]! * error;
      for (let column = 0; column < size; column++) {
        matrix[row]![column]! += slope[row]! * slope[column]!;
      }
    }
  }
  return { matrix, right };
}

/** Gaussian elimination of the matrix whose diagonal is damped; null if it is singular. */
function solve(matrix: readonly Float64Array[], right: Float64Array, damping: number): number[] | null {
  const size = right.length;
  const rows = matrix.map((row, i) => {
    const copy = [...row, right[i]!];
    copy[i]! += damping * Math.max(row[i]!, 1e-12);
    return copy;
  });
  for (let pivot = 0; pivot < size; pivot++) {
    let largest = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(rows[row]![pivot]!) > Math.abs(rows[largest]![pivot]!)) {
        largest = row;
      }
    }
    [rows[pivot], rows[largest]] = [rows[largest]!, rows[pivot]!];
    if (!(Math.abs(rows[pivot]![pivot]!) > 1e-300)) {
      return null;
    }
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++) {
        rows[row]![column]! -= factor * rows[pivot]![column]!;
      }
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row]![size]!;
    for (let column = row + 1; column < size; column++) {
      sum -= rows[row]![column]! * result[column]!;
    }
    result[row] = sum / rows[row]![row]!;
  }
  return result.every(Number.isFinite) ? result : null;
}
