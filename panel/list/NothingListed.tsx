import { SEVERITIES } from '../entry/severity.ts';
import type { PanelState } from '../state/panel-state.ts';
import { numberOf } from '../ui/count-words.ts';
import './NothingListed.css';

/** Replaces an empty list: says why it is empty and offers a way out. */
export function NothingListed({ state }: { state: PanelState }) {
  const matching = state.matching.value.length;
  const isFiltered = state.query.value.terms.length > 0;
  const clear = (): void => {
    state.filter.value = '';
  };
  const showAll = (): void => {
    state.shown.value = new Set(SEVERITIES);
  };
  if (isFiltered && matching === 0) {
    return (
      <div class="nothing-listed">
        <p>
          None of the {numberOf(state.settled.value.length, 'recorded exchange')} matches the filter. Every
          term must match; shorter terms find more.
        </p>
        <button type="button" class="button" onClick={clear}>
          Clear the filter
        </button>
      </div>
    );
  }
  return (
    <div class="nothing-listed">
      <p>
        {isFiltered
          ? `${numberOf(matching, 'exchange matches', 'exchanges match')} the filter, but ${matching === 1 ? 'its outcome is' : 'their outcomes are'} hidden.`
          : 'The outcomes of all recorded exchanges are hidden.'}
      </p>
      {matching > 0 && (
        <button type="button" class="button" onClick={showAll}>
          Show all outcomes
        </button>
      )}
    </div>
  );
}
