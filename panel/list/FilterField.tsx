import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Completion, complete, type Option } from '../filter/complete.ts';
import { prepareSearch } from '../filter/match.ts';
import { LONGEST } from '../filter/query.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import { PROBLEM_ID } from './FilterLine.tsx';
import { FilterOptions, optionId } from './FilterOptions.tsx';
import './FilterField.css';

/** After so many milliseconds without a new exchange, the search is prepared. */
const QUIET = 300;

const NOTHING: Completion = { from: 0, to: 0, options: [] };

type FilterFieldProps = {
  state: PanelState;
  /** Called for Escape in an empty field. */
  onLeave: () => void;
};

/** The filter field with completion: a combobox by the ARIA Authoring Practices. */
export function FilterField({ state, onLeave }: FilterFieldProps) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isAsked, setAsked] = useState(false);
  const [active, setActive] = useState(-1);
  const [caret, setCaret] = useState(0);
  const text = state.filter.value;
  const settled = state.settled.value;
  // The first letter needs the most facts, so they are computed before it is typed.
  useEffect(() => {
    let stop = (): void => {};
    const timer = setTimeout(() => {
      stop = prepareSearch(settled);
    }, QUIET);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [settled]);
  const completion = isAsked ? complete(text, caret, settled) : NOTHING;
  const options = isTyped(completion, text) ? [] : completion.options;
  const isOpen = options.length > 0;

  // Moves the caret behind inserted text after the field is rendered.
  const caretToSet = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caretToSet.current === null) return;
    input.current?.setSelectionRange(caretToSet.current, caretToSet.current);
    caretToSet.current = null;
  });

  const write = (next: string, at: number, asks: boolean): void => {
    state.stay();
    state.filter.value = next;
    setCaret(at);
    setActive(-1);
    setAsked(asks);
  };
  const accept = (option: Option): void => {
    const { from, to } = completion;
    const isDone = option.insert.endsWith(' ');
    const rest = text.slice(to);
    const at = from + option.insert.length;
    caretToSet.current = at;
    write(text.slice(0, from) + option.insert + (isDone ? rest.trimStart() : rest), at, !isDone);
  };
  const clear = (): void => {
    write('', 0, false);
    input.current?.focus();
  };
  const move = (by: number): void => {
    const from = input.current?.selectionStart ?? text.length;
    const count = isOpen ? options.length : complete(text, from, state.settled.value).options.length;
    if (!isOpen) setCaret(from);
    setAsked(true);
    setActive(isOpen && active >= 0 ? (active + by + count) % count : by > 0 ? 0 : count - 1);
  };
  const closeOrClear = (): void => {
    if (isOpen) setAsked(false);
    else if (text !== '') clear();
    else onLeave();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const option = isOpen ? options[active] : undefined;
    const actions: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Escape: closeOrClear,
      Enter: () => (option === undefined ? setAsked(false) : accept(option)),
      Tab: option === undefined || event.shiftKey ? undefined : () => accept(option),
    };
    const act = actions[event.key];
    if (act === undefined) return;
    event.preventDefault();
    // Escape here must not also close something else.
    event.stopPropagation();
    act();
  };
  const followCaret = (): void => {
    const at = input.current?.selectionStart ?? 0;
    if (at === caret) return;
    setCaret(at);
    setActive(-1);
  };

  return (
    <div class="filter">
      <Icon name="search" size={14} />
      <input
        ref={input}
        data-filter
        type="text"
        role="combobox"
        aria-label="Filter"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={isOpen && active >= 0 ? optionId(list, active) : undefined}
        aria-describedby={state.query.value.problem === null ? undefined : PROBLEM_ID}
        placeholder="Filter, e.g. status:401 host:api"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST}
        value={text}
        onInput={({ currentTarget: { value, selectionStart } }) =>
          write(value, selectionStart ?? value.length, value !== '')
        }
        onKeyDown={onKeyDown}
        onKeyUp={followCaret}
        onClick={followCaret}
        onFocus={() => prepareSearch(state.settled.value)}
        onBlur={() => setAsked(false)}
      />
      {text !== '' && (
        <button type="button" class="filter-clear" aria-label="Clear the filter" onClick={clear}>
          <Icon name="cross" size={14} />
        </button>
      )}
      <FilterOptions id={list} options={options} active={active} onAccept={accept} />
    </div>
  );
}

/** Whether the only option is already typed. */
function isTyped({ from, to, options }: Completion, text: string): boolean {
  return options.length === 1 && options[0]?.insert.trimEnd() === text.slice(from, to).toLowerCase();
}
