import { dialog } from "./context";
import { Window } from "./window";

const KEYS = [
  ["← → ↑ ↓", "go to another photograph; with Shift, select"],
  ["1 – 5", "rate; 0 takes the rating away"],
  ["x", "reject, and take it back"],
  ["6 – 9", "label red, yellow, green, blue"],
  ["u, Ctrl-Z", "undo; with Shift, redo"],
  ["Enter", "show large; h shows the heat map there"],
  ["c", "compare two"],
  ["+ −", "zoom; Shift and arrows move"],
  ["Space", "select or deselect"],
  ["Ctrl-A, Esc", "select all, or none"],
] as const;

/** The keys. */
export function HelpWindow() {
  return (
    <Window label="Keys" class="form" onClose={() => (dialog.value = null)}>
      <h2>Keys</h2>
      <dl class="keys">
        {KEYS.map(([key, meaning]) => (
          <>
            <dt>{key}</dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href="licenses.txt" target="_blank" rel="noopener">Licenses of the libraries in this page</a>
      </p>
      <div class="buttons">
        <button type="button" class="main" onClick={() => (dialog.value = null)}>
          Close
        </button>
      </div>
    </Window>
  );
}
