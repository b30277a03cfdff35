import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useFiles } from '../state/opened-file.ts';

type OpenButtonProps = { class: string; title?: string; children: ComponentChildren };

/** Asks the user for a recording or a HAR and opens it. */
export function OpenButton({ children, ...attributes }: OpenButtonProps) {
  const files = useFiles();
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const wanted = files.focus.value;
  useEffect(() => {
    if (wanted !== 'open button') return;
    files.focus.value = null;
    button.current?.focus();
  }, [wanted, files]);
  return (
    <>
      <button ref={button} type="button" {...attributes} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.har,application/json"
        onChange={({ currentTarget }) => {
          void files.open([...(currentTarget.files ?? [])]);
          // Lets the user choose the same file again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
