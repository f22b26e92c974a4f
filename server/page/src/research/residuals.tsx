import { at, type Curve } from "./logistic";
import type { Pairs } from "./pairs";
import { study } from "./study";

const COUNT = 12;

/** The pairs whose labels are farthest from the curve, with their images where these were dropped. */
export function Residuals({ pairs, curve }: { pairs: Pairs; curve: Curve }) {
  const worst = pairs.names
    .map((name, i) => {
      const fitted = at(curve, pairs.predicted[i]!);
      return { name, fitted, mos: pairs.mos[i]!, residual: pairs.mos[i]! - fitted };
    })
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual))
    .slice(0, COUNT);
  return (
    <section class="residuals">
      <h2>Largest residuals</h2>
      <ol>
        {worst.map(({ name, fitted, mos, residual }) => {
          const file = name.split(/[/\\]/).pop()!;
          const url = study.images.value.get(file.toLowerCase());
          return (
            <li key={name}>
              {url && <img src={url} alt={file} loading="lazy" decoding="async" />}
              <strong>
                {residual > 0 ? "+" : "−"}
                {Math.abs(residual).toPrecision(3)}
              </strong>
              <span>
                label {mos.toPrecision(4)}, fitted {fitted.toPrecision(4)}
              </span>
              <span class="name">{file}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
