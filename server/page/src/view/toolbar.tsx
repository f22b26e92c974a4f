import type { Signal } from "@preact/signals";

import { taskText } from "../app/tasks";
import { EVERYTHING, type MarkFilter, type Order } from "../photos/arrange";
import { UNMARKED } from "../photos/photo";
import { announcement, bench, dialog } from "./context";
import { Pick } from "./pick";

const ORDERS: Record<Order, string> = {
  best: "Best first",
  worst: "Worst first",
  name: "Name",
  time: "Time",
  rating: "Rating",
};

const MARKS: Record<MarkFilter, string> = {
  any: "All",
  kept: "Not rejected",
  rated: "Rated",
  unrated: "Unrated",
  rejected: "Rejected",
};

/** Order, filters, groups and export. */
export function Toolbar({ size }: { size: Signal<number> }) {
  const by = bench.arrangement.value;
  const set = (change: Partial<typeof by>) => (bench.arrangement.value = { ...by, ...change });
  const isFiltered = by.lowest !== null || by.highest !== null || by.state !== "any" || by.marks !== "any" || by.text !== "";
  return (
    <div class="toolbar" role="group" aria-label="Tools">
      <Pick isMain={false} />
      {bench.models.value.length > 1 && (
        <label>
          <span>Score</span>
          <select value={by.task} onChange={(event) => set({ task: event.currentTarget.value })}>
            {bench.models.value.map((model) => (
              <option value={model.task}>{taskText(model.task)}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>Order</span>
        <select value={by.order} onChange={(event) => set({ order: event.currentTarget.value as Order })}>
          {Object.entries(ORDERS).map(([value, text]) => (
            <option value={value}>{text}</option>
          ))}
        </select>
      </label>
      <details class="filter" data-on={isFiltered}>
        <summary>Filter</summary>
        <div class="panel">
          <fieldset>
            <legend>Score</legend>
            <Bound label="from" value={by.lowest} set={(lowest) => set({ lowest })} />
            <Bound label="to" value={by.highest} set={(highest) => set({ highest })} />
          </fieldset>
          <label>
            <span>Status</span>
            <select value={by.state} onChange={(event) => set({ state: event.currentTarget.value as typeof by.state })}>
              <option value="any">All</option>
              <option value="scored">Scored</option>
              <option value="waiting">Waiting</option>
            </select>
          </label>
          <label>
            <span>Marks</span>
            <select value={by.marks} onChange={(event) => set({ marks: event.currentTarget.value as MarkFilter })}>
              {Object.entries(MARKS).map(([value, text]) => (
                <option value={value}>{text}</option>
              ))}
            </select>
          </label>
          <label>
            <span>Name</span>
            <input type="search" value={by.text} onInput={(event) => set({ text: event.currentTarget.value })} />
          </label>
          <button type="button" onClick={() => set({ ...EVERYTHING, task: by.task, order: by.order })}>
            Show all
          </button>
        </div>
      </details>
      <button type="button" aria-pressed={bench.grouping.value} onClick={() => (bench.grouping.value = !bench.grouping.value)}>
        Group similar
      </button>
      {bench.groups.value.length > 0 && (
        <button type="button" title="Rejects all but the best of each group" onClick={rejectRest}>
          Reject the rest
        </button>
      )}
      <button type="button" onClick={() => (dialog.value = "compare")}>
        Compare
      </button>
      <span class="spacer" />
      <label class="size">
        <input
          type="range"
          aria-label="Size of the thumbnails"
          min="110"
          max="420"
          step="10"
          value={size.value}
          onInput={(event) => (size.value = event.currentTarget.valueAsNumber)}
        />
      </label>
      <button type="button" title="Removes all from the page; results and marks are remembered" onClick={() => bench.clear()}>
        Clear
      </button>
      <button type="button" class="main" onClick={() => (dialog.value = "export")}>
        Export
      </button>
    </div>
  );
}

function Bound(props: { label: string; value: number | null; set: (value: number | null) => void }) {
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="number"
        step="any"
        value={props.value ?? ""}
        onInput={({ currentTarget: input }) => props.set(input.value === "" ? null : input.valueAsNumber)}
      />
    </label>
  );
}

function rejectRest(): void {
  const rest = bench.groups.value.flatMap((group) => group.members.slice(1));
  bench.mark(rest, (mark) => ({ ...UNMARKED, label: mark.label, rating: -1 }));
  announcement.value = `${rest.length} rejected; u takes it back`;
}
