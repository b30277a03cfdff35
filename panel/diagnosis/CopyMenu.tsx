import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { type Diagnosis, NO_LOSSES } from '../../src/index.ts';
import { Icon } from '../ui/icons.tsx';
import { type CopiedFrom, type CopyFormat, copyFormats, platformOf } from './copy-formats.ts';
import './CopyMenu.css';

/** Whether there is something to copy does not depend on the recording. */
const NOWHERE: CopiedFrom = { browser: { name: null, version: '' }, losses: NO_LOSSES };

type CopyMenuProps = { diagnosis: Diagnosis; onCopy: (format: CopyFormat) => void };

/** Copies other formats. A menu button by the ARIA Authoring Practices. */
export function CopyMenu({ diagnosis, onCopy }: CopyMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const first = useRef<'first' | 'last'>('first');
  const id = useId();
  const formats = useMemo(() => copyFormats(platformOf(navigator)), []);

  const items = (): readonly HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
  ];
  const open = (at: 'first' | 'last'): void => {
    first.current = at;
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (!isOpen) return;
    items()
      .at(first.current === 'first' ? 0 : -1)
      ?.focus({ preventScroll: true });
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target)) return;
      setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const now = all.findIndex((item) => item === document.activeElement);
    const focus = (index: number): void => all[(index + all.length) % all.length]?.focus();
    const typed = (key: string): void => {
      const after = [...all.slice(now + 1), ...all.slice(0, now + 1)];
      after.find((item) => wordsOf(item).some((word) => word.startsWith(key)))?.focus();
    };
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(now + 1),
      ArrowUp: () => focus(now - 1),
      Home: () => focus(0),
      End: () => focus(-1),
      Escape: close,
    };
    // Tab closes the menu and moves on.
    if (event.key === 'Tab') setOpen(false);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act =
      actions[event.key] ?? (/^\p{L}$/u.test(event.key) ? () => typed(event.key.toLowerCase()) : undefined);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div ref={root} class="copy-menu">
      <button
        ref={button}
        type="button"
        class="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => (isOpen ? close() : open('first'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          open(event.key === 'ArrowDown' ? 'first' : 'last');
        }}
      >
        <Icon name="down" size={14} />
        <span class="sr">Copy something else</span>
      </button>
      {isOpen && (
        <div id={id} role="menu" class="menu" aria-label="Copy" tabIndex={-1} onKeyDown={onKeyDown}>
          {formats.map((format) => {
            const isThere = format.text(diagnosis, NOWHERE) !== null;
            return (
              <button
                key={format.key}
                type="button"
                role="menuitem"
                tabIndex={-1}
                aria-disabled={!isThere}
                onClick={() => {
                  if (!isThere) return;
                  close();
                  onCopy(format);
                }}
              >
                {format.label}
                {!isThere && <small>{format.nothing}</small>}
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The words of an item after "Copy", which all items begin with. */
const wordsOf = (item: HTMLElement): readonly string[] =>
  (item.textContent ?? '').toLowerCase().split(/\W+/).slice(1);
