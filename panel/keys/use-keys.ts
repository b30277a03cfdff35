import { useEffect } from 'preact/hooks';
import { characterKeys } from './character-keys.ts';
import { controlOf, KEYS } from './keys.ts';

/** Elements that use characters themselves, as text or to choose an option. */
const TAKES_CHARACTERS =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable], [role="menu"], dialog';

/** Makes the keys press their controls. */
export function useKeys(): void {
  useEffect(() => {
    // In the capture phase at the window, because DevTools uses some of these characters once they reach the document.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  const { key, target, altKey, ctrlKey, metaKey, isComposing, repeat } = event;
  if (!characterKeys.value || altKey || ctrlKey || metaKey || isComposing || repeat) return;
  if (target instanceof Element && target.closest(TAKES_CHARACTERS) !== null) return;
  const found = KEYS.find(({ keys, control }) => control !== null && keys.includes(key.toLowerCase()));
  const element = found && controlOf(found);
  if (!found || !element) return;
  event.preventDefault();
  event.stopPropagation();
  if (found.control !== null && 'focus' in found.control) element.focus();
  else element.click();
}
