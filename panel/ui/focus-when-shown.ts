import { afterRendering } from './after-rendering.ts';

/**
 * Gives the focus back to an element of a view that is about to be shown again, or to what the selector finds where
 * that element is gone. Until then it cannot take the focus.
 */
export function focusWhenShown(element: Element | null, otherwise: string): void {
  afterRendering(() => {
    const target = element?.isConnected ? element : document.querySelector(otherwise);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  });
}
