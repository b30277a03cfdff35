import { useEffect } from 'preact/hooks';
import type { PanelState } from '../state/panel-state.ts';
import { numberOf } from '../ui/count-words.ts';
import { Icon } from '../ui/icons.tsx';
import { useSettled } from '../ui/use-settled.ts';
import './Badge.css';

type BadgeProps = { state: PanelState };

/** The number of blocked requests, for places where the list's counts are out of sight. */
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

/** The new number is read aloud after so many milliseconds without a change. */
const QUIET = 1500;

/** The same number in the panel's title, and spoken by a screen reader once a burst of requests is over. */
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
