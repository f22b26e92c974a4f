import { useMemo } from "preact/hooks";

import { at, type Curve } from "./logistic";
import type { Pairs } from "./pairs";
import { ticks } from "./ticks";

const WIDTH = 640, HEIGHT = 460;
const LEFT = 58, RIGHT = 12, TOP = 12, BOTTOM = 46;

/** Predictions and labels with the fitted curve. */
export function Scatter({ pairs, curve }: { pairs: Pairs; curve: Curve }) {
  const plot = useMemo(() => {
    const x = range(pairs.predicted), y = range(pairs.mos);
    const left = (value: number) => LEFT + ((value - x.low) / (x.high - x.low)) * (WIDTH - LEFT - RIGHT);
    const top = (value: number) => HEIGHT - BOTTOM - ((value - y.low) / (y.high - y.low)) * (HEIGHT - TOP - BOTTOM);
    const points = [...pairs.predicted].map((value, i) => `M${left(value).toFixed(1)} ${top(pairs.mos[i]!).toFixed(1)}h0`);
    const line = Array.from({ length: 121 }, (_, i) => {
      const value = x.low + ((x.high - x.low) * i) / 120;
      return `${i ? "L" : "M"}${left(value).toFixed(1)} ${top(at(curve, value)).toFixed(1)}`;
    });
    return { x, y, left, top, points: points.join(""), line: line.join("") };
  }, [pairs, curve]);
  return (
    <figure class="scatter">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Scatter plot of ${pairs.names.length} pairs with the logistic fit`}>
        <clipPath id="plot">
          <rect x={LEFT} y={TOP} width={WIDTH - LEFT - RIGHT} height={HEIGHT - TOP - BOTTOM} />
        </clipPath>
        {ticks(plot.x.low, plot.x.high, 6).map((value) => (
          <g class="tick">
            <path d={`M${plot.left(value)} ${TOP}V${HEIGHT - BOTTOM}`} />
            <text x={plot.left(value)} y={HEIGHT - BOTTOM + 18} text-anchor="middle">
              {value}
            </text>
          </g>
        ))}
        {ticks(plot.y.low, plot.y.high, 6).map((value) => (
          <g class="tick">
            <path d={`M${LEFT} ${plot.top(value)}H${WIDTH - RIGHT}`} />
            <text x={LEFT - 8} y={plot.top(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        <g clip-path="url(#plot)">
          <path class="points" d={plot.points} />
          <path class="curve" d={plot.line} />
        </g>
        <text class="axis" x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} text-anchor="middle">
          prediction
        </text>
        <text class="axis" transform={`translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`} text-anchor="middle">
          label
        </text>
      </svg>
    </figure>
  );
}

function range(values: Float64Array): { low: number; high: number } {
  const low = values.reduce((a, b) => Math.min(a, b)), high = values.reduce((a, b) => Math.max(a, b));
  const margin = 0.04 * (high - low) || 1;
  return { low: low - margin, high: high + margin };
}
