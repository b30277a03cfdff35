import { afterRendering } from './after-rendering.ts';

/**
 * Focuses `element`, or what the selector `otherwise` finds if the element is gone, after the next rendering: while its
 * view is hidden, the element cannot take the focus.
 */
export function focusWhenShown(element: Element | null, otherwise: string): void {
  afterRendering(() => {
    const target = element?.isConnected ? element : document.querySelector(otherwise);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  });
}
