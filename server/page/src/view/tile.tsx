import { memo } from "preact/compat";

import { endingOf } from "../photos/files";
import { nameOf, type Photo, rowOf } from "../photos/photo";
import { scoreOf, scoreText } from "../service/row";
import { Stars } from "./stars";

export interface TileProps {
  readonly photo: Photo;
  readonly task: string;
  readonly column: number; // from 1
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly place: string; // in its group, such as "1 of 3"; empty without one
}

/** One photograph in the grid. */
export const Tile = memo(function Tile({ photo, task, column, isCurrent, isSelected, place }: TileProps) {
  const row = rowOf(photo, task);
  const name = nameOf(photo.path);
  const classes = ["tile", isCurrent && "current", photo.mark.rating === -1 && "rejected", place && "grouped"];
  return (
    <div
      role="gridcell"
      id={`tile-${photo.id}`}
      class={classes.filter(Boolean).join(" ")}
      aria-colindex={column}
      aria-selected={isSelected}
      data-id={photo.id}
      data-name={name}
    >
      <div class="frame">
        {photo.thumbnail ? (
          <img src={photo.thumbnail} alt={name} decoding="async" draggable={false} />
        ) : (
          <span class="no-image">{photo.isUndecodable ? endingOf(name).toUpperCase() || "FILE" : ""}</span>
        )}
        {place.startsWith("1 ") && <span class="best">best of {place.slice(5)}</span>}
        {place && !place.startsWith("1 ") && <span class="similar">{place}</span>}
      </div>
      <div class="caption">
        <span class="score">{row ? scoreText(row) : <span class="pending" aria-label="not scored yet" />}</span>
        <Stars mark={photo.mark} />
        <span class="name">
          {name}
          {photo.raw && <span class="raw"> + {endingOf(photo.raw).toUpperCase()}</span>}
        </span>
      </div>
      {row?.score != null && (
        <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
          <rect width={Math.max(0, Math.min(100, scoreOf(row)!))} height="1" />
        </svg>
      )}
    </div>
  );
});
