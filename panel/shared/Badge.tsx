import { useEffect } from 'preact/hooks';
import { numberOf } from '../list/group-words.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import { useSettled } from '../ui/use-settled.ts';
import './Badge.css';

type BadgeProps = { state: PanelState };

/** How many requests are blocked, wherever the counts of the list are not in sight. */
export function Badge({ state }: BadgeProps) {
  const { blocked } = state.totals.value;
  const where = state.snapshot.value.file === null ? 'tab' : 'file';
  if (blocked === 0) return null;
  return (
    <span class="badge">
      <Icon name="blocked" size={14} tone="blocked" />
      <b>{blocked.toLocaleString('en')}</b> <span class="roomy">blocked in this {where}</span>
    </span>
  );
}

/** Milliseconds without a change, after which the new number is read aloud. */
const QUIET = 1500;

/** The same for who does not look at the panel: in its title, and spoken once a burst of requests is over. */
export function BlockedNews({ state }: BadgeProps) {
  const { blocked } = state.totals.value;
  useEffect(() => {
    document.title = blocked === 0 ? 'Crosscheck' : `${blocked.toLocaleString('en')} blocked · Crosscheck`;
  }, [blocked]);
  const said = useSettled(blocked, QUIET);
  return (
    <p class="sr" role="status">
      {said > 0 && `${numberOf(said, 'request is', 'requests are')} blocked`}
    </p>
  );
}
