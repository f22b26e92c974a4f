import { useRef } from "preact/hooks";

import { filesOf } from "../photos/files";
import { bench } from "./context";

/** Buttons that open the pickers of the browser. */
export function Pick({ isMain }: { isMain: boolean }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: { currentTarget: HTMLInputElement }) => {
    void bench.open(filesOf(event.currentTarget.files ?? []));
    event.currentTarget.value = "";
  };
  return (
    <span class="pick">
      <button type="button" class={isMain ? "main" : ""} onClick={() => files.current!.click()}>
        {isMain ? "Choose files" : "Add files"}
      </button>
      <button type="button" onClick={() => folder.current!.click()}>
        {isMain ? "Choose a folder" : "Add folder"}
      </button>
      <input ref={files} type="file" multiple hidden aria-label="Files" onChange={take} />
      <input ref={folder} type="file" multiple hidden aria-label="Folder" {...{ webkitdirectory: true }} onChange={take} />
    </span>
  );
}
