import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import type { Photo } from "../photos/photo";
import { announcement, bench, dialog, handleMarkKey, targets } from "./context";
import { landing } from "./landing";
import { Tile } from "./tile";

const CAPTION = 46; // height below an image, in pixels
const GAP = 10;
const MARGIN = 2; // rows above and below the visible ones

/** The photographs. Only visible rows are in the document. */
export function Grid({ size }: { size: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useSignal(800);
  const height = useSignal(600);
  const top = useSignal(0);
  const anchor = useRef<string | null>(null);
  const remembered = useRef(0); // index of the cursor, for when its photograph is filtered out

  useLayoutEffect(() => {
    const element = scroller.current!;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const photos = bench.shown.value;
  const wanted = Math.min(size, (width.value - 3 * GAP) / 2); // at least two columns
  const columns = Math.max(1, Math.floor((width.value - GAP) / (wanted + GAP)));
  const cell = Math.floor((width.value - GAP) / columns) - GAP;
  const rowHeight = Math.round(cell * 0.72) + CAPTION + GAP;
  const rows = Math.ceil(photos.length / columns);
  const first = Math.max(0, Math.floor(top.value / rowHeight) - MARGIN);
  const last = Math.min(rows, Math.ceil((top.value + height.value) / rowHeight) + MARGIN);
  const places = useComputed(() => placesOf()).value;

  const at = photos.findIndex((photo) => photo.id === bench.cursor.value);
  if (at >= 0) {
    remembered.current = at;
  }

  // the cursor stays at its place when the photograph under it is filtered out
  useEffect(() => {
    if (photos.length > 0 && at < 0 && bench.cursor.value !== null) {
      bench.cursor.value = photos[Math.min(remembered.current, photos.length - 1)]!.id;
    }
  });

  // what is visible is scored first
  const visible = photos.slice(first * columns, last * columns);
  useEffect(() => bench.prefer(new Set(visible.map((photo) => photo.id))), [first, last, columns]);

  function reveal(index: number): void {
    const element = scroller.current!;
    const begin = Math.floor(index / columns) * rowHeight;
    if (begin < element.scrollTop) {
      element.scrollTop = begin;
    } else if (begin + rowHeight + GAP > element.scrollTop + element.clientHeight) {
      element.scrollTop = begin + rowHeight + GAP - element.clientHeight;
    }
  }

  function moveTo(index: number, extend: boolean): void {
    const id = photos[index]?.id;
    if (id === undefined) {
      return;
    }
    if (extend) {
      select(anchor.current ?? bench.cursor.value ?? id, id);
    } else {
      anchor.current = id;
      bench.selected.value = new Set();
    }
    bench.cursor.value = id;
    reveal(index);
  }

  function select(from: string, to: string): void {
    const ends = [from, to].map((id) => photos.findIndex((photo) => photo.id === id)).sort((a, b) => a - b);
    anchor.current = from;
    bench.selected.value = new Set(photos.slice(Math.max(0, ends[0]!), ends[1]! + 1).map((photo) => photo.id));
  }

  function toggle(id: string): void {
    const chosen = new Set(bench.selected.value);
    if (!chosen.delete(id)) {
      chosen.add(id);
    }
    anchor.current = id;
    bench.selected.value = chosen;
    announcement.value = `${chosen.size} selected`;
  }

  function keyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height.value / rowHeight)) * columns;
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -columns,
      ArrowDown: columns,
      PageUp: -page,
      PageDown: page,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step === undefined && bench.cursor.value === null) {
      bench.cursor.value = photos[0]?.id ?? null;
    }
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      moveTo(landing(at, step, columns, photos.length), event.shiftKey);
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
      event.preventDefault();
      bench.selected.value = new Set(photos.map((photo) => photo.id));
      announcement.value = `${photos.length} selected`;
    } else if (event.key === " ") {
      event.preventDefault();
      if (bench.cursor.value !== null) {
        toggle(bench.cursor.value);
      }
    } else if (event.key === "Escape") {
      bench.selected.value = new Set();
    } else if (event.key === "Enter" && bench.cursor.value !== null) {
      event.preventDefault();
      dialog.value = "detail";
    } else if (event.key.toLowerCase() === "c" && !event.ctrlKey && !event.metaKey) {
      dialog.value = "compare";
    } else {
      handleMarkKey(event, targets());
    }
  }

  function click(event: MouseEvent): void {
    const id = idOf(event);
    if (id === null) {
      return;
    }
    const index = photos.findIndex((photo) => photo.id === id);
    if (event.shiftKey) {
      moveTo(index, true);
    } else if (event.ctrlKey || event.metaKey) {
      toggle(id);
      bench.cursor.value = id;
    } else {
      moveTo(index, false);
    }
  }

  const under = at >= 0 && at >= first * columns && at < last * columns ? photos[at]!.id : null;
  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      aria-label="Photographs"
      aria-multiselectable="true"
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={under === null ? undefined : `tile-${under}`}
      tabIndex={0}
      onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
      onKeyDown={keyDown}
      onClick={click}
      onDblClick={(event) => idOf(event) !== null && (dialog.value = "detail")}
    >
      <div role="presentation" class="rows" style={{ height: `${rows * rowHeight + GAP}px` }}>
        {range(first, last).map((row) => (
          <div
            key={row}
            role="row"
            class="row"
            aria-rowindex={row + 1}
            style={{ top: `${row * rowHeight + GAP}px`, height: `${rowHeight - GAP}px`, gridTemplateColumns: `repeat(${columns}, ${cell}px)` }}
          >
            {photos.slice(row * columns, (row + 1) * columns).map((photo, column) => (
              <Tile
                key={photo.id}
                photo={photo}
                task={bench.task}
                column={column + 1}
                isCurrent={photo.id === bench.cursor.value}
                isSelected={bench.selected.value.has(photo.id)}
                place={places.get(photo.id) ?? ""}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function placesOf(): Map<string, string> {
  const place = (photo: Photo, i: number, all: readonly Photo[]) => [photo.id, `${i + 1} of ${all.length}`] as const;
  return new Map(bench.groups.value.flatMap((group) => group.members.map(place)));
}

function idOf(event: MouseEvent): string | null {
  return (event.target as Element).closest<HTMLElement>(".tile")?.dataset.id ?? null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
