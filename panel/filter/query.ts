import { shorten } from '../../src/index.ts';
import { KEYS, keyNamed, type Test } from './keys.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * The filter's language:
 *
 *     filter = term *( space term )            every term must fit
 *     term   = [ "-" ] ( key ":" value / word )   "-" turns it round
 *     value, word = with spaces inside quotation marks; \" and \\ there for themselves
 *
 * A word is searched in the URLs, in ids and titles of cause and warnings, and in the browser's error.
 * Upper and lower case are the same everywhere. What the keys find is said in keys.ts.
 */
export type Query = {
  readonly terms: readonly Term[];
  /** One sentence about the first part that was not understood. The search ignores such a part or takes it as text. */
  readonly problem: string | null;
};

export type Term = {
  readonly isNegated: boolean;
  /** Null if the term is a word. */
  readonly key: string | null;
  /** In lower case. */
  readonly value: string;
  readonly test: Test | null;
};

/** The rest is ignored: nobody types this much, but a pasted text may have any length. */
export const LONGEST = 1000;
const MOST_TERMS = 30;
/** Of what was typed, where it is said again. */
const LONGEST_SHOWN = 40;

/** `https:` of a URL and `localhost:8080` look like a key and its value, but are words. */
const SCHEME = /^(?:https?|wss?|file|data|blob)$/;
const PORT = /^\d+(?:\/|$)/;

/** Parses the text of the filter field. Never throws; what it does not understand becomes a problem. */
export function parseQuery(text: string): Query {
  const tokens = tokensOf(text.slice(0, LONGEST));
  const terms: Term[] = [];
  const problems: string[] = [];
  for (const token of tokens.slice(0, MOST_TERMS)) {
    const read = readTerm(token);
    if (read.term !== null) terms.push(read.term);
    if (read.problem !== null) problems.push(read.problem);
  }
  if (text.length > LONGEST) problems.push(`Only the first ${LONGEST} characters are used.`);
  if (tokens.length > MOST_TERMS) problems.push(`Only the first ${MOST_TERMS} terms are used.`);
  return { terms, problem: problems[0] ?? null };
}

type Read = { readonly term: Term | null; readonly problem: string | null };

function readTerm(token: Token): Read {
  const { isNegated, isOpen } = token;
  const value = token.value.toLowerCase();
  const unclosed = isOpen ? 'A quotation mark is not closed yet.' : null;
  if (token.key === null) {
    return { term: value === '' ? null : { isNegated, key: null, value, test: null }, problem: unclosed };
  }
  const key = keyNamed(token.key);
  if (key === undefined) {
    const term = { isNegated, key: null, value: `${token.key}:${value}`, test: null };
    const similar = similarTo(token.key);
    if (SCHEME.test(token.key) || (similar === null && PORT.test(value))) return { term, problem: unclosed };
    const help = similar === null ? 'Press the down arrow to see its keys.' : `Did you mean “${similar}:”?`;
    return {
      term,
      problem: `The filter has no key “${shorten(token.key, LONGEST_SHOWN)}:”, so this is searched as text. ${help}`,
    };
  }
  if (value === '') {
    return { term: null, problem: `“${key.name}:” needs a value: ${key.finds}, e.g. ${key.example}.` };
  }
  const test = key.read(value);
  if (typeof test === 'string')
    return { term: null, problem: `“${shorten(token.value, LONGEST_SHOWN)}” ${test}. ${elsewhere(value)}` };
  return {
    term: { isNegated, key: key.name, value, test },
    problem: unclosed ?? key.caution?.(value) ?? null,
  };
}

/** Suggests another key that accepts the value, if there is one. */
function elsewhere(value: string): string {
  const key = KEYS.find(({ words }) => words?.includes(value));
  return key === undefined ? 'It is ignored.' : `Did you mean “${key.name}:${value}”?`;
}

/** The key that shares the longest beginning with `name`, at least two letters; else null. */
function similarTo(name: string): string | null {
  let best: string | null = null;
  let longest = 1;
  for (const { name: known } of KEYS) {
    let length = 0;
    while (length < known.length && known[length] === name[length]) length += 1;
    if (length > longest) {
      best = known;
      longest = length;
    }
  }
  return best;
}
