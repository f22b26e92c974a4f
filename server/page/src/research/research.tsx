import { useRef } from "preact/hooks";

import { filesOf } from "../photos/files";
import { Measures } from "./measures";
import { Residuals } from "./residuals";
import { Scatter } from "./scatter";
import { study } from "./study";

/** The tab of a researcher. */
export function Research() {
  const input = useRef<HTMLInputElement>(null);
  const table = study.table.value, pairs = study.pairs.value, agreement = study.agreement.value;
  return (
    <div class="research">
      <div class="toolbar" role="group" aria-label="Tools">
        <button type="button" class={table ? "" : "main"} onClick={() => input.current!.click()}>
          Choose CSV and images
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="CSV and images"
          onChange={({ currentTarget: picked }) => {
            void study.open(filesOf(picked.files ?? []));
            picked.value = "";
          }}
        />
        {table && (
          <>
            <Column label="Name" names={table.names} which="name" />
            <Column label="Prediction" names={table.names} which="predicted" />
            <Column label="Label" names={table.names} which="mos" />
            <label>
              <span>Logistic fit</span>
              <select
                value={study.settings.value.family}
                onChange={({ currentTarget: { value } }) =>
                  (study.settings.value = { ...study.settings.value, family: value === "5" ? 5 : 4 })
                }
              >
                <option value="4">4 parameters</option>
                <option value="5">5 parameters</option>
              </select>
            </label>
            <label>
              <span>Seed</span>
              <input
                type="number"
                min="0"
                max="4294967295"
                value={study.settings.value.seed}
                onChange={({ currentTarget: { valueAsNumber } }) =>
                  Number.isInteger(valueAsNumber) && (study.settings.value = { ...study.settings.value, seed: valueAsNumber })
                }
              />
            </label>
          </>
        )}
      </div>
      {study.problem.value && (
        <p class="message" role="alert">
          {study.problem.value}
        </p>
      )}
      {table && pairs && !study.problem.value ? (
        <>
          <p class="source">
            {study.title.value}: {pairs.names.length} pairs
            {pairs.skipped > 0 && `, ${pairs.skipped} lines without two numbers`}
          </p>
          <div class="results">
            {agreement ? (
              <>
                <Measures agreement={agreement} />
                <Scatter pairs={pairs} curve={agreement.curve} />
                <Residuals pairs={pairs} curve={agreement.curve} />
              </>
            ) : (
              <p>
                <progress value={study.progress.value} aria-label="Bootstrap" /> Bootstrap of {study.settings.value.replicates}{" "}
                samples
              </p>
            )}
          </div>
        </>
      ) : (
        !table && (
          <section class="welcome">
            <h2>Drop a CSV of predictions and labels here</h2>
            <p>
              One file with both, or two that are joined by file name: rows of <code>qpt score</code> and the labels of a
              dataset. Images dropped beside them are shown with the largest residuals.
            </p>
          </section>
        )
      )}
    </div>
  );
}

function Column({ label, names, which }: { label: string; names: readonly string[]; which: "name" | "predicted" | "mos" }) {
  return (
    <label>
      <span>{label}</span>
      <select
        value={study.columns.value[which]}
        onChange={({ currentTarget: { value } }) =>
          (study.columns.value = { ...study.columns.value, [which]: Number(value) })
        }
      >
        {which === "name" && <option value="-1">none</option>}
        {names.map((name, at) => (
          <option value={at}>{name}</option>
        ))}
      </select>
    </label>
  );
}
