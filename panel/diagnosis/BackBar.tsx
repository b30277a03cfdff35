import { Badge } from '../shared/Badge.tsx';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import './BackBar.css';

/** For a panel with room for one pane: back to the list, and on to the next exchange. */
export function BackBar({ state, onBack }: { state: PanelState; onBack: () => void }) {
  const siblings = state.groups.siblings.value;
  const isGroup = state.groups.selected.value !== null;
  const count = (siblings ?? state.visible.value).length;
  const index = isGroup ? -1 : indexOf(state);
  const step = (by: number) => {
    const next = index + by;
    const entry = siblings === null ? state.items.peek().exchangeAt(next + 1) : siblings[next];
    if (index >= 0 && entry !== undefined) state.select(entry.id);
  };
  return (
    <nav class="back-bar" aria-label="Exchanges">
      <button type="button" class="tool" onClick={onBack}>
        <Icon name="left" />
        All exchanges
      </button>
      <Badge state={state} />
      {index >= 0 && (
        <>
          <span class="back-bar-position">
            {index + 1} of {count}
          </span>
          <button type="button" class="tool" onClick={() => step(-1)} disabled={index === 0}>
            <Icon name="left" />
            <span class="sr">Previous exchange</span>
          </button>
          <button type="button" class="tool" onClick={() => step(1)} disabled={index === count - 1}>
            <Icon name="right" />
            <span class="sr">Next exchange</span>
          </button>
        </>
      )}
    </nav>
  );
}

/** The position of the selected exchange among its neighbours, from 0; -1 if the list does not show it. */
function indexOf({ groups, items, selected, selectedIndex }: PanelState): number {
  const siblings = groups.siblings.value;
  if (siblings !== null) return siblings.findIndex(({ id }) => id === selected.value?.id);
  const item = items.value.at(selectedIndex.value);
  return item?.kind === 'exchange' ? item.position - 1 : -1;
}
