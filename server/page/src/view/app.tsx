import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

import { filesOfDrop } from "../photos/files";
import { Research } from "../research/research";
import { study } from "../research/study";
import { Compare } from "./compare";
import { announcement, bench, dialog } from "./context";
import { Detail } from "./detail";
import { ExportWindow } from "./export-window";
import { HelpWindow } from "./help-window";
import { KeyWindow } from "./key-window";
import { Photographs } from "./photographs";

const TABS = { photographs: "Photographs", agreement: "Agreement" } as const;
type Tab = keyof typeof TABS;

const isLocal = /^(localhost|127\.[\d.]+|\[::1\])$/.test(location.hostname);

/** The page. */
export function App() {
  const tab = useSignal<Tab>("photographs");
  const isOver = useSignal(false);
  useEffect(() => void bench.connect(), []);

  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    isOver.value = false;
    const files = await filesOfDrop(event.dataTransfer!);
    await (tab.value === "agreement" ? study.open(files) : bench.open(files));
  }

  function over(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      isOver.value = true;
    }
  }

  function tabKey(event: KeyboardEvent): void {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      tab.value = tab.value === "agreement" ? "photographs" : "agreement";
      document.getElementById(`tab-${tab.value}`)?.focus();
    }
  }

  return (
    <div
      class="page"
      data-over={isOver.value}
      onDragOver={over}
      onDragLeave={(event) => event.relatedTarget === null && (isOver.value = false)}
      onDrop={(event) => void drop(event)}
    >
      <header>
        <h1>QPT</h1>
        <div role="tablist" aria-label="Views" onKeyDown={tabKey}>
          {(Object.keys(TABS) as Tab[]).map((each) => (
            <button
              type="button"
              role="tab"
              id={`tab-${each}`}
              aria-selected={tab.value === each}
              aria-controls="view"
              tabIndex={tab.value === each ? 0 : -1}
              onClick={() => (tab.value = each)}
            >
              {TABS[each]}
            </button>
          ))}
        </div>
        <button type="button" class="plain keys-button" onClick={() => (dialog.value = "help")}>
          Keys
        </button>
        <p class="local">{isLocal ? "Nothing leaves this machine." : `Photographs go to ${location.host} only.`}</p>
      </header>
      <main>
        <div class="view" role="tabpanel" id="view" aria-labelledby={`tab-${tab.value}`}>
          {tab.value === "photographs" ? <Photographs /> : <Research />}
        </div>
      </main>
      {dialog.value === "detail" && <Detail />}
      {dialog.value === "compare" && <Compare />}
      {dialog.value === "export" && <ExportWindow />}
      {dialog.value === "help" && <HelpWindow />}
      {bench.state.value === "key" && <KeyWindow />}
      <p class="spoken" aria-live="polite">
        {announcement.value}
      </p>
    </div>
  );
}
