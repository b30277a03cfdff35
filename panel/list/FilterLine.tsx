import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import { useSettled } from '../ui/use-settled.ts';
import './FilterLine.css';

export const PROBLEM_ID = 'filter-problem';

/** Shown above the list while a filter is set: how many exchanges match, and what was not understood. */
export function FilterLine({ state }: { state: PanelState }) {
  const { terms, problem } = state.query.value;
  const isSet = terms.length > 0;
  const count = state.matching.value.length.toLocaleString('en');
  const words = `${count} of ${state.settled.value.length.toLocaleString('en')} match`;
  // Read aloud when the user stops typing.
  const said = useSettled(isSet ? words : '', 700);
  return (
    <>
      <p class="sr" role="status">
        {said}
      </p>
      {(isSet || problem !== null) && (
        <div class="filter-line">
          {isSet && (
            <p>
              <span>{words}</span>
              <button
                type="button"
                class="link"
                onClick={() => {
                  state.filter.value = '';
                }}
              >
                Clear the filter
              </button>
            </p>
          )}
          {problem !== null && (
            <p id={PROBLEM_ID} class="filter-problem">
              <Icon name="info" size={14} />
              <span>
                <Printable text={problem} />
              </span>
            </p>
          )}
        </div>
      )}
    </>
  );
}
