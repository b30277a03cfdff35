import { signal } from '@preact/signals';
import { type Browser, type Diagnosis, originOf } from '../../src/index.ts';
import type { PanelState } from '../state/panel-state.ts';
import { focusWhenShown } from '../ui/focus-when-shown.ts';

/** Opens What if with an observed exchange. */
export const openWhatIf = (state: PanelState, from: Diagnosis): void => open(state, from);

/** Opens What if with an empty exchange. */
export const openWillItPass = (state: PanelState): void => open(state, null);

function open(state: PanelState, from: Diagnosis | null): void {
  // A new failure must not replace the exchange that the reader returns to.
  state.stay();
  state.view.value = { kind: 'what-if', from, draft: signal(null), opener: document.activeElement };
}

/** Closes What if and returns the focus to the control that opened it. */
export function closeWhatIf(state: PanelState): void {
  const { value: view } = state.view;
  const opener = view.kind === 'what-if' ? view.opener : null;
  state.view.value = { kind: 'exchanges' };
  focusWhenShown(opener, '.diagnosis, .list');
}

/** The inspected page's origin and browser; a placeholder origin if the page has no HTTP(S) URL. */
export function surroundings(state: PanelState): { origin: string; browser: Browser } {
  const { navigations, browser } = state.snapshot.value;
  const origin = originOf(navigations.at(-1)?.url ?? '');
  return {
    origin: /^https?:/.test(origin) ? origin : 'https://app.example.com',
    browser: browser.name ?? 'chromium',
  };
}
