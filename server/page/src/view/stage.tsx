import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { overlay } from "../map/overlay";
import type { Region } from "../map/region";
import { nameOf, type Photo } from "../photos/photo";
import type { QualityMap } from "../service/row";
import { FIT, panned, type Zoom, zoomedAt } from "./zoom";

interface Props {
  readonly photo: Photo;
  readonly zoom: Signal<Zoom>;
  readonly map?: QualityMap | null;
  readonly region?: Region | null;
}

/** An image that is zoomed by the wheel and moved by dragging, with a heat map over it. */
export function Stage({ photo, zoom, map, region }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const box = useSignal({ width: 0, height: 0 });
  const size = useSignal({ width: photo.width ?? 3, height: photo.height ?? 2 });
  const url = useMemo(() => (photo.isUndecodable ? null : URL.createObjectURL(photo.preview ?? photo.file)), [photo.id, photo.preview]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      box.value = { width: pane.current!.clientWidth, height: pane.current!.clientHeight };
    });
    observer.observe(pane.current!);
    return () => observer.disconnect();
  }, []);

  const fit = Math.min(box.value.width / size.value.width, box.value.height / size.value.height);
  const width = fit * size.value.width, height = fit * size.value.height;
  const isTurned = photo.orientation > 4;
  const { scale, x, y } = zoom.value;

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    const bounds = pane.current!.getBoundingClientRect();
    const point = {
      x: (event.clientX - bounds.left) / bounds.width - 0.5,
      y: (event.clientY - bounds.top) / bounds.height - 0.5,
    };
    zoom.value = zoomedAt(zoom.value, Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), point);
  }

  function move(event: PointerEvent): void {
    if (event.buttons & 1) {
      zoom.value = panned(zoom.value, event.movementX / box.value.width, event.movementY / box.value.height);
    }
  }

  function doubleClick(): void {
    // to one pixel of the image for one of the screen, and back
    zoom.value = scale > 1 ? FIT : zoomedAt(FIT, Math.max(2, 1 / (fit * devicePixelRatio)), { x: 0, y: 0 });
  }

  return (
    <div
      ref={pane}
      class="stage"
      data-scale={scale.toFixed(3)}
      data-place={`${x.toFixed(4)} ${y.toFixed(4)}`}
      onWheel={wheel}
      onPointerDown={(event) => pane.current!.setPointerCapture(event.pointerId)}
      onPointerMove={move}
      onDblClick={doubleClick}
    >
      <div
        class="sheet"
        style={{
          width: `${width}px`,
          height: `${height}px`,
          transform: `translate(${x * box.value.width}px, ${y * box.value.height}px) scale(${scale})`,
        }}
      >
        {url ? (
          <img
            src={url}
            alt={nameOf(photo.path)}
            class={`turned-${photo.orientation}`}
            draggable={false}
            style={isTurned ? { width: `${height}px`, height: `${width}px` } : {}}
            onLoad={({ currentTarget: { naturalWidth: w, naturalHeight: h } }) =>
              (size.value = isTurned ? { width: h, height: w } : { width: w, height: h })
            }
          />
        ) : (
          <p class="no-preview">This browser does not decode this format; the service does.</p>
        )}
        {map && <HeatMap map={map} />}
        {region && (
          <div
            class="lowest"
            style={{
              left: `${100 * region.left}%`,
              top: `${100 * region.top}%`,
              width: `${100 * region.width}%`,
              height: `${100 * region.height}%`,
            }}
          />
        )}
      </div>
    </div>
  );
}

function HeatMap({ map }: { map: QualityMap }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current!.getContext("2d")!.putImageData(new ImageData(overlay(map), map.columns, map.rows), 0, 0);
  }, [map]);
  return <canvas ref={canvas} class="heat-map" width={map.columns} height={map.rows} aria-hidden="true" />;
}
