import { useSignal } from "@preact/signals";

import { nameOf, type Photo, rowOf } from "../photos/photo";
import { scoreText } from "../service/row";
import { bench, dialog, handleMarkKey } from "./context";
import { Stage } from "./stage";
import { Stars } from "./stars";
import { Window } from "./window";
import { FIT, panned, zoomedAt } from "./zoom";

/** Two photographs side by side, zoomed and moved together. */
export function Compare() {
  const zoom = useSignal(FIT);
  const sides = useSignal(pair());
  const active = useSignal(0);
  void bench.library.photos.value; // to show changes of the photographs
  const photos = sides.value.map((id) => bench.library.get(id)).filter((photo) => photo !== undefined);

  /** Exchanges the active side for the photograph before or after it. */
  function step(by: number): void {
    const shown = bench.shown.value;
    const other = sides.value[1 - active.value];
    let at = shown.findIndex((photo) => photo.id === sides.value[active.value]);
    do {
      at += by;
    } while (shown[at]?.id === other);
    const next = shown[at];
    if (next) {
      sides.value = sides.value.map((id, side) => (side === active.value ? next.id : id));
    }
  }

  function keyDown(event: KeyboardEvent): void {
    if (event.shiftKey && event.key.startsWith("Arrow")) {
      const { x, y } = { ArrowLeft: { x: 0.1, y: 0 }, ArrowRight: { x: -0.1, y: 0 }, ArrowUp: { x: 0, y: 0.1 } }[event.key] ?? { x: 0, y: -0.1 };
      zoom.value = panned(zoom.value, x, y);
    } else if (event.key === "ArrowLeft") {
      active.value = 0;
    } else if (event.key === "ArrowRight") {
      active.value = photos.length - 1;
    } else if (event.key === "ArrowUp") {
      step(-1);
    } else if (event.key === "ArrowDown") {
      step(1);
    } else if (event.key === "+" || event.key === "=") {
      zoom.value = zoomedAt(zoom.value, 1.5, { x: 0, y: 0 });
    } else if (event.key === "-") {
      zoom.value = zoomedAt(zoom.value, 1 / 1.5, { x: 0, y: 0 });
    } else {
      const photo = photos[active.value];
      if (!photo || !handleMarkKey(event, [photo])) {
        return;
      }
    }
    event.preventDefault();
  }

  return (
    <Window label="Comparison" class="compare" onClose={() => (dialog.value = null)} onKeyDown={keyDown}>
      <div class="panes">
        {photos.map((photo, side) => (
          <figure key={side} class={side === active.value ? "active" : ""} onPointerDown={() => (active.value = side)}>
            <Stage key={photo.id} photo={photo} zoom={zoom} />
            <figcaption>
              <strong>{scoreText(rowOf(photo, bench.task))}</strong>
              {isBest(photo, photos) && <span class="higher">higher</span>}
              <Stars mark={photo.mark} />
              <span class="name">{nameOf(photo.path)}</span>
            </figcaption>
          </figure>
        ))}
      </div>
      <div class="buttons">
        <p>
          {photos.length < 2
            ? "Select two photographs to compare them."
            : "← → choose a side, ↑ ↓ exchange it, wheel or + − zoom, drag to move, 1–5 and x mark it."}
        </p>
        <button type="button" onClick={() => (zoom.value = FIT)}>
          Fit
        </button>
        <button type="button" onClick={() => (dialog.value = null)}>
          Close
        </button>
      </div>
    </Window>
  );
}

/** The two first selected ones, or the one under the cursor and its neighbor: in its group, if it has one. */
function pair(): string[] {
  const shown = bench.shown.value;
  const selected = shown.filter((photo) => bench.selected.value.has(photo.id)).map((photo) => photo.id);
  if (selected.length >= 2) {
    return selected.slice(0, 2);
  }
  const cursor = selected[0] ?? bench.cursor.value ?? shown[0]?.id ?? "";
  const group = bench.groups.value.find((each) => each.members.some((photo) => photo.id === cursor));
  const mate = group?.members.find((photo) => photo.id !== cursor);
  const at = shown.findIndex((photo) => photo.id === cursor);
  return [cursor, mate?.id ?? shown[at + 1]?.id ?? shown[at - 1]?.id ?? ""];
}

function isBest(photo: Photo, photos: readonly Photo[]): boolean {
  const [own, other] = [photo, photos.find((each) => each !== photo)].map((each) => each && rowOf(each, bench.task));
  return own?.raw != null && other?.raw != null && own.raw > other.raw;
}
