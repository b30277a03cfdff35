import { Badge } from '../shared/Badge.tsx';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import './BackBar.css';

/** Where only one pane fits: the way back to the list, and on to the neighbours. */
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

/** The place of what is selected beside its neighbours; -1 where it is not shown. */
function indexOf({ groups, items, selected, selectedIndex }: PanelState): number {
  const siblings = groups.siblings.value;
  if (siblings !== null) return siblings.findIndex(({ id }) => id === selected.value?.id);
  const item = items.value.at(selectedIndex.value);
  return item?.kind === 'exchange' ? item.position - 1 : -1;
}
