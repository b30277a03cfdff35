/** What a key does: it presses or focuses a control, so the key and the mouse always do the same. */
type Control = { readonly press: string } | { readonly focus: string };

export type Key = {
  /** Values of `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  readonly words: string;
  /** Null if the focused element handles the key itself. */
  readonly control: Control | null;
};

/** All keys of the panel, for the dispatcher and the help sheet. No key deletes or reloads anything. */
export const KEYS: readonly Key[] = [
  { keys: ['ArrowUp', 'ArrowDown'], words: 'Move through the list', control: null },
  { keys: ['Enter'], words: 'Open the diagnosis of the selected exchange', control: null },
  { keys: ['Escape'], words: 'Close, or go back to the list', control: null },
  { keys: ['/'], words: 'Filter the list', control: { focus: '[data-filter]' } },
  { keys: ['g'], words: 'Group the list another way', control: { press: '[data-command="group"]' } },
  { keys: ['c'], words: 'Copy the report', control: { press: '[data-command="copy-report"]' } },
  { keys: ['w'], words: 'What if: change the exchange', control: { press: '[data-command="what-if"]' } },
  { keys: ['l'], words: 'Learn', control: { press: '[data-command="learn"]' } },
  { keys: ['?'], words: 'Show these keys', control: { press: '[data-command="keys"]' } },
];

const NAMES: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** The name that is printed on the key. */
export const nameOfKey = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** The control that a key uses; null if it is out of sight. */
export function controlOf({ control }: Key): HTMLElement | null {
  if (control === null) return null;
  const found = document.querySelector<HTMLElement>('press' in control ? control.press : control.focus);
  return found?.checkVisibility() ? found : null;
}
