import { Icon } from '../icons.tsx';
import type { PanelState } from './panel-state.ts';
import './BackBar.css';

/** Where only one pane fits: the way back to the list, and on to the neighbours. */
export function BackBar({ state, onBack }: { state: PanelState; onBack: () => void }) {
  const entries = state.entries.value;
  const index = entries.findIndex(({ id }) => id === state.selected.value?.id);
  const step = (by: number) => {
    const entry = entries[index + by];
    if (index >= 0 && entry !== undefined) state.select(entry.id);
  };
  return (
    <nav class="back-bar" aria-label="Exchanges">
      <button type="button" class="tool" onClick={onBack}>
        <Icon name="left" />
        All exchanges
      </button>
      {index >= 0 && (
        <>
          <span class="back-bar-position">
            {index + 1} of {entries.length}
          </span>
          <button type="button" class="tool" onClick={() => step(-1)} disabled={index === 0}>
            <Icon name="left" />
            <span class="sr">Previous exchange</span>
          </button>
          <button type="button" class="tool" onClick={() => step(1)} disabled={index === entries.length - 1}>
            <Icon name="right" />
            <span class="sr">Next exchange</span>
          </button>
        </>
      )}
    </nav>
  );
}
