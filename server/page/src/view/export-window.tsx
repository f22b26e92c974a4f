import { useSignal } from "@preact/signals";

import { download } from "../export/download";
import { csv, json } from "../export/table";
import { type SidecarNaming, sidecars } from "../export/xmp";
import { zip } from "../export/zip";
import type { Photo } from "../photos/photo";
import { bench, dialog } from "./context";
import { Window } from "./window";

type Which = "selected" | "shown" | "all";
type Format = "csv" | "json" | SidecarNaming;

const FORMATS: Record<Format, string> = {
  csv: "CSV: one line for each photograph",
  json: "JSON: one object for each photograph",
  lightroom: "XMP for Lightroom Classic: NAME.xmp",
  darktable: "XMP for darktable: NAME.EXT.xmp",
};

/** Saves results and marks. */
export function ExportWindow() {
  const choices: Record<Which, readonly Photo[]> = {
    selected: bench.shown.value.filter((photo) => bench.selected.value.has(photo.id)),
    shown: bench.shown.value,
    all: bench.library.photos.value,
  };
  const which = useSignal<Which>(choices.selected.length > 0 ? "selected" : "shown");
  const format = useSignal<Format>("csv");

  function save(event: Event): void {
    event.preventDefault();
    const photos = choices[which.value];
    switch (format.value) {
      case "csv":
        download("scores.csv", "text/csv", csv(photos));
        break;
      case "json":
        download("scores.json", "application/json", json(photos));
        break;
      default: {
        const files = sidecars(photos, format.value);
        if (files.length === 1) {
          download(files[0]!.name.split("/").pop()!, "application/rdf+xml", files[0]!.text);
        } else {
          download("sidecars.zip", "application/zip", zip(files));
        }
      }
    }
    dialog.value = null;
  }

  return (
    <Window label="Export" class="form" onClose={() => (dialog.value = null)}>
      <form onSubmit={save}>
        <h2>Export</h2>
        <fieldset>
          <legend>Photographs</legend>
          {(Object.keys(choices) as Which[]).map((choice) => (
            <label>
              <input
                type="radio"
                name="which"
                checked={which.value === choice}
                disabled={choices[choice].length === 0}
                onChange={() => (which.value = choice)}
              />
              {`${choice[0]!.toUpperCase()}${choice.slice(1)} (${choices[choice].length})`}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Format</legend>
          {(Object.keys(FORMATS) as Format[]).map((choice) => (
            <label>
              <input type="radio" name="format" checked={format.value === choice} onChange={() => (format.value = choice)} />
              {FORMATS[choice]}
            </label>
          ))}
        </fieldset>
        <p>
          Sidecars hold the rating (−1 for rejected) and the color label, and come as a ZIP archive to extract beside the
          photographs. Extracted over sidecars that exist, they replace these and the edits in them.
        </p>
        <div class="buttons">
          <button type="button" onClick={() => (dialog.value = null)}>
            Cancel
          </button>
          <button type="submit" class="main" disabled={choices[which.value].length === 0}>
            Save
          </button>
        </div>
      </form>
    </Window>
  );
}
