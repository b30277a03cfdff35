import { SEVERITIES } from '../entry/severity.ts';
import type { PanelState } from '../state/panel-state.ts';
import { numberOf } from '../ui/count-words.ts';
import './ListFoot.css';

/** Says how many matching exchanges are hidden, and in a grouped list how many groups there are. */
export function ListFoot({ state }: { state: PanelState }) {
  const shown = state.visible.value.length;
  const hidden = state.matching.value.length - shown;
  const isFiltered = state.query.value.terms.length > 0;
  const { by, groups } = state.groups;
  // Allowed and undecided exchanges form groups without a cause.
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
