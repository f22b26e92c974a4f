import { type Agreement, MEASURES, type Measure } from "./agreement";
import { study } from "./study";

const TITLES: Record<Measure, string> = {
  srcc: "SRCC",
  plcc: "PLCC",
  krcc: "KRCC",
  rmse: "RMSE",
  "fitted plcc": "PLCC, fitted",
  "fitted rmse": "RMSE, fitted",
};

/** The measures with their intervals. */
export function Measures({ agreement }: { agreement: Agreement }) {
  const { replicates, seed, family } = study.settings.value;
  return (
    <section class="measures">
      <table>
        <caption>
          95 % intervals: percentile bootstrap, {replicates} samples, seed {seed}. Fitted: logistic curve of {family}{" "}
          parameters.
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">Value</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((name) => {
            const { value, low, high } = agreement.estimates[name];
            return (
              <tr key={name}>
                <th scope="row">{TITLES[name]}</th>
                <td>{value.toFixed(4)}</td>
                <td>
                  {low.toFixed(4)} to {high.toFixed(4)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
