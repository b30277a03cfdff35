import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import './Dialog.css';

type DialogProps = {
  title: string;
  /** It is closed; whoever shows it takes it away. */
  onClose: () => void;
  /** Chooses what has the focus at first; without, it is the button that closes. */
  onOpen?: (dialog: HTMLDialogElement) => void;
  children: ComponentChildren;
};

/** A modal dialog of the browser: it keeps the focus within, and gives it back to where it was. */
export function Dialog({ title, onClose, onOpen, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = (): void => dialog.current?.close();
  useLayoutEffect(() => {
    if (dialog.current === null) return;
    dialog.current.showModal();
    onOpen?.(dialog.current);
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onClose={onClose}
      // What closes the dialog closes nothing behind it.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      // Its own box is covered by the body, so this is outside.
      onPointerDown={(event) => event.target === dialog.current && close()}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="tool" onClick={close}>
            <Icon name="cross" />
            <span class="sr">Close</span>
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
