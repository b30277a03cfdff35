import { PROBLEMS } from '../entry/severity.ts';
import { NoFailures } from '../shared/NoFailures.tsx';
import type { PanelState } from '../state/panel-state.ts';
import './NothingSelected.css';

/** Shown beside a list without a selection: says whether there are problems to look at. */
export function NothingSelected({ state }: { state: PanelState }) {
  const counts = state.counts.value;
  const hasProblems = PROBLEMS.some((severity) => counts[severity] > 0);
  return (
    <div class="nothing-selected">
      {hasProblems ? <h2>Nothing selected</h2> : <NoFailures />}
      <p>
        {hasProblems
          ? 'Select an exchange to see what happened to it.'
          : 'The page could read every response recorded so far. Show all to see them.'}
      </p>
    </div>
  );
}
