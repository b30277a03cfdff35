import type { PanelState } from '../state/panel-state.ts';
import { SeenLink } from './SeenLink.tsx';
import { mayShow, seenIn, seenWith } from './seen.ts';

/** On a cause's page: a link to a recorded exchange with this cause. */
export function SeenHere({ page, state }: { page: string; state: PanelState }) {
  const selected = state.selected.value;
  const isCandidate = selected !== null && mayShow(page, selected);
  const entry = isCandidate ? selected : seenWith([page], state.settled.value, selected);
  if (entry === null) return null;
  return (
    <p class="seen-here">
      {entry === selected ? 'This exchange: ' : `Seen in this ${seenIn(state)}: `}
      <SeenLink entry={entry} state={state} />
    </p>
  );
}
