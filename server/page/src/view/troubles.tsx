import { troubleOf } from "../photos/photo";
import { bench } from "./context";

/** Files without a score, and corrupt ones, apart from the others. */
export function Troubles() {
  const photos = bench.troubled.value;
  if (photos.length === 0) {
    return null;
  }
  return (
    <details class="troubles">
      <summary>
        {photos.length} {photos.length === 1 ? "file is" : "files are"} corrupt or cannot be scored
      </summary>
      <ul>
        {photos.slice(0, 200).map((photo) => (
          <li key={photo.id}>
            {photo.thumbnail && <img src={photo.thumbnail} alt="" />}
            <span class="name">{photo.path}</span>
            <span class="reason">{troubleOf(photo)}</span>
          </li>
        ))}
      </ul>
      {photos.length > 200 && <p>{photos.length - 200} more are in the export.</p>}
      <button type="button" onClick={() => bench.retry(photos)}>
        Try again
      </button>
    </details>
  );
}
