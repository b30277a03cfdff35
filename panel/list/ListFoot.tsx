import { SEVERITIES } from '../entry/severity.ts';
import type { PanelState } from '../state/panel-state.ts';
import { numberOf } from '../ui/count-words.ts';
import './ListFoot.css';

/** What the list leaves out, so that nothing is missed, and how many groups stand for how many exchanges. */
export function ListFoot({ state }: { state: PanelState }) {
  const shown = state.visible.value.length;
  const hidden = state.matching.value.length - shown;
  const isFiltered = state.query.value.terms.length > 0;
  const { by, groups } = state.groups;
  // What is allowed, or undecided, is a group and no cause.
  const count = groups.value.filter(({ cause }) => cause?.id !== null).length;
  const sum = by.value !== null && shown > 0;
  if (hidden === 0 && !sum) return null;
  return (
    <p class="list-foot">
      {sum && `${numberOf(shown, 'exchange')}, ${numberOf(count, by.value)}. `}
      {hidden > 0 && (
        <>
          {numberOf(
            hidden,
            isFiltered ? 'more matches, but is' : 'exchange is',
            isFiltered ? 'more match, but are' : 'exchanges are',
          )}{' '}
          hidden.{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              state.shown.value = new Set(SEVERITIES);
            }}
          >
            Show all
          </button>
        </>
      )}
    </p>
  );
}
