import { useEffect } from 'preact/hooks';

/**
 * Escape leaves the view that fills the panel. It hears of it before what lies behind, to which Escape means something
 * else; but an open dialog is in front, and `isMeantElsewhere` may know of more.
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
