import { bench } from "./context";
import { Pick } from "./pick";

/** What is shown before the first photograph. */
export function Welcome() {
  const count = bench.remembered.value;
  return (
    <section class="welcome">
      <h2>Drop photographs here</h2>
      <p>Files or a folder: JPEG, PNG, WebP, HEIC, AVIF, TIFF, camera RAW, videos. The originals are never changed.</p>
      <Pick isMain />
      {count > 0 && (
        <p class="remembered">
          Results and marks of {count} {count === 1 ? "photograph" : "photographs"} are remembered: drop the same files to
          resume.{" "}
          <button type="button" class="plain" onClick={() => void bench.forget()}>
            Forget them
          </button>
        </p>
      )}
    </section>
  );
}
