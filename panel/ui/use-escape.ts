import { useEffect } from 'preact/hooks';

/**
 * Calls `onLeave` when Escape is pressed. The listener runs in the capture phase, before the hidden view behind gets
 * the key. An open dialog keeps its Escape; `isMeantElsewhere` may name further exceptions.
 */
export function useEscape(
  onLeave: () => void,
  isMeantElsewhere: (event: KeyboardEvent) => boolean = () => false,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isInDialog(event) || isMeantElsewhere(event)) return;
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  });
}

const isInDialog = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('dialog[open]') !== null;
