import type { Entry } from '../entry/entry.ts';
import { factsOf } from './facts.ts';
import { KEYS, type Key, keyNamed } from './keys.ts';
import { LONGEST } from './query.ts';
import { quoted, type Token, tokensOf } from './tokens.ts';

/** What can be inserted at the caret. */
export type Completion = {
  /** The range of the text that an option replaces. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
};

export type Option = {
  /** What the list shows: `status:` or a value. */
  readonly label: string;
  /** What replaces the term. After a value comes a space, because the term is complete. */
  readonly insert: string;
  /** For a key: what it finds. */
  readonly finds: string | null;
  /** For a value: how many exchanges have it; null if not all were counted. */
  readonly count: number | null;
};

const MOST_OPTIONS = 40;
/** Only this many of the newest exchanges are counted, because a keystroke cannot wait for more. */
const MOST_COUNTED = 5000;
/** Longer values are not offered: nobody can read them in a list. */
const LONGEST_VALUE = 200;

/** Completes the term at the caret: keys at its beginning, then values that occur, the most frequent first. */
export function complete(text: string, caret: number, entries: readonly Entry[]): Completion {
  const token = tokenAt(text, caret);
  const sign = token.isNegated ? '-' : '';
  const place = { from: token.from, to: token.to };
  if (token.key === null) return { ...place, options: keysLike(token.value.toLowerCase(), sign) };
  const key = keyNamed(token.key);
  if (key === undefined) return { ...place, options: [] };
  return { ...place, options: valuesLike(token.value.toLowerCase(), sign, key, entries) };
}

/** The term at the caret, cut at the caret; an empty one if there is none. */
function tokenAt(text: string, caret: number): Token {
  const touched = tokensOf(text.slice(0, LONGEST)).find(({ from, to }) => from < caret && caret <= to);
  if (touched === undefined)
    return { from: caret, to: caret, isNegated: false, key: null, value: '', isOpen: false };
  const [typed] = tokensOf(text.slice(touched.from, caret));
  return { ...touched, ...typed, from: touched.from, to: touched.to };
}

function keysLike(typed: string, sign: string): readonly Option[] {
  return KEYS.filter(({ name }) => name.startsWith(typed)).map(({ name, finds }) => ({
    label: `${name}:`,
    insert: `${sign}${name}:`,
    finds,
    count: null,
  }));
}

function valuesLike(typed: string, sign: string, key: Key, entries: readonly Entry[]): readonly Option[] {
  const counts = [...countValues(key, typed, entries)].filter(([value]) => value.includes(typed));
  const rank = (value: string): number => (value.startsWith(typed) ? 0 : 1);
  return counts
    .sort(([a, m], [b, n]) => rank(a) - rank(b) || n - m || (a < b ? -1 : 1))
    .slice(0, MOST_OPTIONS)
    .map(([value, count]) => ({
      label: value,
      insert: `${sign}${key.name}:${quoted(value)} `,
      finds: null,
      count: entries.length > MOST_COUNTED ? null : count,
    }));
}

type Counts = ReadonlyMap<string, number>;
const counted = new WeakMap<readonly Entry[], Map<string, Counts>>();

/** How many of the newest exchanges have each value; counted once for a list and a key. */
function countValues(key: Key, typed: string, entries: readonly Entry[]): Counts {
  const offer = key.offer(typed);
  const name = `${key.name} ${offer.scope}`;
  const known = counted.get(entries) ?? new Map<string, Counts>();
  counted.set(entries, known);
  const found = known.get(name);
  if (found !== undefined) return found;
  const counts = new Map<string, number>();
  for (const { summary } of entries.slice(-MOST_COUNTED)) {
    const values = offer.of(factsOf(summary));
    for (const value of values.length > 1 ? new Set(values) : values) {
      if (value !== '' && value.length <= LONGEST_VALUE) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  known.set(name, counts);
  return counts;
}
