import type { PanelState } from '../state/panel-state.ts';
import './OutsideFilter.css';

/** Shown above a diagnosis that the current filter does not match. */
export function OutsideFilter({ state, onCleared }: { state: PanelState; onCleared: () => void }) {
  const selected = state.selected.value;
  if (selected === null || state.matching.value.includes(selected)) return null;
  return (
    <p class="outside-filter">
      The filter does not match this exchange.
      <button
        type="button"
        class="link"
        onClick={() => {
          state.filter.value = '';
          onCleared();
        }}
      >
        Clear the filter
      </button>
    </p>
  );
}
