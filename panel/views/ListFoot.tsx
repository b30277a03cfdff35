import type { PanelState } from './panel-state.ts';
import { SEVERITIES } from './severity.ts';
import './ListFoot.css';

/** What the list leaves out, so that nothing is missed. */
export function ListFoot({ state }: { state: PanelState }) {
  const hidden = state.settled.value.length - state.entries.value.length;
  if (hidden === 0) return null;
  return (
    <p class="list-foot">
      {hidden === 1 ? '1 exchange is hidden.' : `${hidden.toLocaleString('en')} exchanges are hidden.`}{' '}
      <button
        type="button"
        class="link"
        onClick={() => {
          state.shown.value = new Set(SEVERITIES);
        }}
      >
        Show all
      </button>
    </p>
  );
}
