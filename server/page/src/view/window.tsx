import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly class: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ComponentChildren;
}

/** A modal dialog of the browser: it keeps the focus inside, and Escape closes it. */
export function Window(props: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = element.current!;
    opened.showModal();
    return () => opened.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={props.class}
      aria-label={props.label}
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
