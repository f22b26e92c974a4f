import type { Mark } from "../photos/photo";

/** Rating and label of a photograph, as signs with a text for screen readers. */
export function Stars({ mark }: { mark: Mark }) {
  return (
    <span class="stars">
      {mark.label && <span class={`label label-${mark.label.toLowerCase()}`} title={mark.label} />}
      {mark.rating === -1 && <span class="rejected-sign">rejected</span>}
      {mark.rating > 0 && (
        <span role="img" aria-label={`${mark.rating} stars`}>
          {"★".repeat(mark.rating)}
        </span>
      )}
    </span>
  );
}
