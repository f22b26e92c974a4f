/** Ranks from 1; ties share the mean of their ranks. */
export function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const result = new Float64Array(values.length);
  for (let start = 0, end; start < order.length; start = end) {
    end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) {
      end++;
    }
    for (let i = start; i < end; i++) {
      result[order[i]!] = (start + 1 + end) / 2;
    }
  }
  return result;
}

/** Pearson's linear correlation coefficient, in [-1, 1]; 0 where either series is constant. */
export function plcc(a: Float64Array, b: Float64Array): number {
  const x = centered(a), y = centered(b);
  if (x === null || y === null) {
    return 0;
  }
  let product = 0, squaredX = 0, squaredY = 0;
  for (let i = 0; i < x.length; i++) {
    product += x[i]! * y[i]!;
    squaredX += x[i]! * x[i]!;
    squaredY += y[i]! * y[i]!;
  }
  return Math.max(-1, Math.min(1, product / Math.sqrt(squaredX * squaredY)));
}

/** Deviations from the mean in units of the largest one; null for a constant series. */
function centered(values: Float64Array): Float64Array | null {
  const middle = mean(values);
  const widest = values.reduce((most, value) => Math.max(most, Math.abs(value - middle)), 0);
  return values.every((value) => value === values[0]) ? null : values.map((value) => (value - middle) / widest);
}

export function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Spearman's rank correlation coefficient. */
export function srcc(a: Float64Array, b: Float64Array): number {
  return plcc(ranks(a), ranks(b));
}

/** Root mean squared error. */
export function rmse(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0) / a.length);
}

/** Kendall's tau-b by Knight's algorithm (1966), in O(n log n). */
export function krcc(a: Float64Array, b: Float64Array): number {
  return krccOfRanks(ranks(a), ranks(b));
}

/** The same of ranks. */
export function krccOfRanks(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const keys = Float64Array.from(x, (rank, i) => 2 * rank * (2 * n + 2) + 2 * y[i]!).sort(); // ranks are multiples of 0.5
  const first = keys.map((key) => Math.floor(key / (2 * n + 2)));
  const second = keys.map((key, i) => key - first[i]! * (2 * n + 2));
  const pairs = (n * (n - 1)) / 2;
  const tiedInBoth = tied(keys), tiedInFirst = tied(first);
  const discordant = swaps(second); // sorts them
  const tiedInSecond = tied(second);
  const differing = Math.sqrt(pairs - tiedInFirst) * Math.sqrt(pairs - tiedInSecond);
  const excess = pairs - tiedInFirst - tiedInSecond + tiedInBoth - 2 * discordant;
  return differing === 0 ? 0 : Math.max(-1, Math.min(1, excess / differing));
}

/** Number of equal pairs of a series whose equal values are neighbors. */
function tied(values: Float64Array): number {
  let sum = 0, run = 1;
  for (let i = 1; i <= values.length; i++) {
    if (i < values.length && values[i] === values[i - 1]) {
      run++;
    } else {
      sum += (run * (run - 1)) / 2;
      run = 1;
    }
  }
  return sum;
}

/** Sorts by merging, and returns the number of pairs in descending order. */
function swaps(values: Float64Array): number {
  const buffer = new Float64Array(values.length);
  let sum = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length), end = Math.min(middle + width, values.length);
      let left = start, right = middle;
      for (let out = start; out < end; out++) {
        if (left < middle && (right >= end || values[left]! <= values[right]!)) {
          buffer[out] = values[left++]!;
        } else {
          buffer[out] = values[right++]!;
          sum += middle - left; // all values that are left are larger
        }
      }
    }
    values.set(buffer);
  }
  return sum;
}
