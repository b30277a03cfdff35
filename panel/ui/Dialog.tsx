import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.tsx';
import './Dialog.css';

type DialogProps = {
  title: string;
  /** The dialog is closed; the parent removes it. */
  onClose: () => void;
  /** Focuses an element of its choice; without it, the close button has the focus. */
  onOpen?: (dialog: HTMLDialogElement) => void;
  children: ComponentChildren;
};

/** A modal dialog of the browser. It keeps the focus inside and returns it when it closes. */
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
      // Escape closes the dialog only, nothing behind it.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      // The body covers the dialog's box, so a press on the dialog itself is outside.
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
