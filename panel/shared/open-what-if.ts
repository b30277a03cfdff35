import { signal } from '@preact/signals';
import { type Browser, type Diagnosis, originOf } from '../../src/index.ts';
import type { PanelState } from '../state/panel-state.ts';
import { focusWhenShown } from '../ui/focus-when-shown.ts';

/** Starts from an observed exchange. */
export const openWhatIf = (state: PanelState, from: Diagnosis): void => open(state, from);

/** Starts from an empty exchange. */
export const openWillItPass = (state: PanelState): void => open(state, null);

function open(state: PanelState, from: Diagnosis | null): void {
  // What comes in meanwhile must not take the exchange away to which the reader goes back.
  state.stay();
  state.view.value = { kind: 'what-if', from, draft: signal(null), opener: document.activeElement };
}

/** Back to what lies behind, which stayed as it was, and to what had the focus there. */
export function closeWhatIf(state: PanelState): void {
  const { value: view } = state.view;
  const opener = view.kind === 'what-if' ? view.opener : null;
  state.view.value = { kind: 'exchanges' };
  focusWhenShown(opener, '.diagnosis, .list');
}

/** The origin of the inspected page, and the browser that shows it, as far as they are known. */
export function surroundings(state: PanelState): { origin: string; browser: Browser } {
  const { navigations, browser } = state.snapshot.value;
  const origin = originOf(navigations.at(-1)?.url ?? '');
  return {
    origin: /^https?:/.test(origin) ? origin : 'https://app.example.com',
    browser: browser.startsWith('Firefox') ? 'firefox' : 'chromium',
  };
}
