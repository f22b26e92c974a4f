import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { lowestRegion } from "../map/region";
import type { QualityMap } from "../service/row";
import { bench, current, dialog, handleMarkKey } from "./context";
import { Facts } from "./facts";
import { Stage } from "./stage";
import { Window } from "./window";
import { FIT, panned, zoomedAt } from "./zoom";

/** One photograph, with its heat map and what is known of it. */
export function Detail() {
  const zoom = useSignal(FIT);
  const isMapShown = useSignal(false);
  const map = useSignal<QualityMap | null>(null);
  const problem = useSignal("");
  const cursor = bench.cursor.value;
  void bench.library.photos.value; // to show changes of the photograph
  const photo = current();
  const isScored = photo?.state === "scored";

  useEffect(() => {
    let isLate = false;
    map.value = null;
    problem.value = "";
    zoom.value = FIT;
    if (photo && isScored && bench.hasMaps) {
      bench.map(photo).then(
        (found) => isLate || (map.value = found),
        (error: Error) => isLate || (problem.value = error.message),
      );
    }
    return () => void (isLate = true);
  }, [cursor, isScored, bench.task]);

  if (!photo) {
    return null;
  }
  const region = map.value && lowestRegion(map.value);

  function step(by: number): void {
    const shown = bench.shown.value;
    const at = shown.findIndex((each) => each.id === cursor);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next) {
      bench.cursor.value = next.id;
    }
  }

  function keyDown(event: KeyboardEvent): void {
    const isZoomed = zoom.value.scale > 1;
    const pans: Record<string, [number, number]> = {
      ArrowLeft: [0.1, 0],
      ArrowRight: [-0.1, 0],
      ArrowUp: [0, 0.1],
      ArrowDown: [0, -0.1],
    };
    const pan = pans[event.key];
    if (pan && (isZoomed && event.shiftKey)) {
      zoom.value = panned(zoom.value, ...pan);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowUp") {
      step(-1);
    } else if (event.key === "ArrowRight" || event.key === "ArrowDown") {
      step(1);
    } else if (event.key === "+" || event.key === "=") {
      zoom.value = zoomedAt(zoom.value, 1.5, { x: 0, y: 0 });
    } else if (event.key === "-") {
      zoom.value = zoomedAt(zoom.value, 1 / 1.5, { x: 0, y: 0 });
    } else if (event.key === "h") {
      isMapShown.value = !isMapShown.value;
    } else if (event.key === "c") {
      dialog.value = "compare";
    } else if (!handleMarkKey(event, [photo!])) {
      return;
    }
    event.preventDefault();
  }

  return (
    <Window label={`Photograph ${photo.path}`} class="detail" onClose={() => (dialog.value = null)} onKeyDown={keyDown}>
      <Stage key={photo.id} photo={photo} zoom={zoom} map={isMapShown.value ? map.value : null} region={isMapShown.value ? region : null} />
      <aside>
        <div class="buttons">
          <button type="button" onClick={() => step(-1)} aria-label="Previous photograph">
            ←
          </button>
          <button type="button" onClick={() => step(1)} aria-label="Next photograph">
            →
          </button>
          <button
            type="button"
            aria-pressed={isMapShown.value}
            disabled={!bench.hasMaps}
            onClick={() => (isMapShown.value = !isMapShown.value)}
          >
            Heat map
          </button>
          <button type="button" class="close" onClick={() => (dialog.value = null)}>
            Close
          </button>
        </div>
        <Facts photo={photo} task={bench.task} region={region} />
        {isMapShown.value && (
          <p class="legend">
            {problem.value || (map.value ? "The more orange, the lower the local quality within this image." : "Computing the heat map…")}
          </p>
        )}
      </aside>
    </Window>
  );
}
