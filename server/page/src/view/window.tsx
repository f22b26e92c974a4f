import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly class: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void; // of a window that is used by keys: it has the focus itself
  readonly children: ComponentChildren;
}

/** A modal dialog of the browser: it keeps the focus inside, and Escape closes it. */
export function Window(props: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = element.current!;
    opened.showModal();
    if (props.onKeyDown) {
      opened.focus();
    }
    return () => opened.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={props.class}
      aria-label={props.label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={props.onKeyDown}
    >
      {props.children}
    </dialog>
  );
}
