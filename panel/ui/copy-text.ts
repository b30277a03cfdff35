/**
 * Puts text on the clipboard and returns whether that worked. `navigator.clipboard` is refused, because the frame of a
 * DevTools panel has no clipboard permission. The old command works in Chromium and Firefox.
 */
export function copyText(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.className = 'sr';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
