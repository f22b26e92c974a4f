import { useSignal } from "@preact/signals";

import { bench } from "./context";
import { Window } from "./window";

/** Asks for the API key. */
export function KeyWindow() {
  const problem = useSignal("");
  const isDismissed = useSignal(false);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const key = new FormData(event.currentTarget as HTMLFormElement).get("key");
    problem.value = (await bench.unlock(String(key ?? "").trim())) ?? "";
  }
  if (isDismissed.value) {
    return (
      <button type="button" class="ask-key" onClick={() => (isDismissed.value = false)}>
        Enter the API key
      </button>
    );
  }
  return (
    <Window label="API key" class="form" onClose={() => (isDismissed.value = true)}>
      <form onSubmit={(event) => void submit(event)}>
        <h2>API key</h2>
        <label class="wide">
          <span>The service asks for a key</span>
          <input type="password" name="key" autocomplete="off" required aria-describedby="key-problem" />
        </label>
        <p id="key-problem" role="alert">
          {problem.value}
        </p>
        <p>It is kept in the memory of this page only; reloading forgets it.</p>
        <div class="buttons">
          <button type="submit" class="main">
            Continue
          </button>
        </div>
      </form>
    </Window>
  );
}
