import type { Entry } from '../session/session.ts';
import { type Facts, factsOfAll } from './facts.ts';
import type { Query, Term } from './query.ts';

export function matches({ terms }: Query, facts: Facts): boolean {
  return terms.every((term) => fits(term, facts) !== term.isNegated);
}

function fits({ test, value }: Term, facts: Facts): boolean {
  return test === null ? facts.text.includes(value) : test(facts);
}

/** Whether everything that fits the new query fitted the old one: so it is while a term is typed. */
export function narrows(next: Query, previous: Query): boolean {
  return previous.terms.every((old) => next.terms.some((term) => implies(term, old)));
}

function implies(term: Term, old: Term): boolean {
  if (term.key !== old.key || term.isNegated !== old.isNegated) return false;
  return term.value === old.value || (!term.isNegated && term.value.startsWith(old.value));
}

/** Milliseconds of work at once. */
const SLICE = 8;

/** Finds out in advance, while nothing else is to do, what is searched most. Returns the way to stop. */
export function prepareSearch(entries: readonly Entry[]): () => void {
  const all = factsOfAll(entries);
  let next = 0;
  const goOn = (): void => {
    const end = performance.now() + SLICE;
    while (next < all.length && performance.now() < end) {
      for (const facts of all.slice(next, next + 100)) facts.prepare();
      next += 100;
    }
    if (next < all.length) timer = setTimeout(goOn);
  };
  let timer = setTimeout(goOn);
  return () => clearTimeout(timer);
}

/** Entries and, in the same order, what is known of them. */
export type Found = { readonly entries: readonly Entry[]; readonly facts: readonly Facts[] };

/**
 * The entries that match, or null for a query that every entry matches; what was found last is searched again where
 * the query only got narrower.
 */
export function createSearch(): (entries: readonly Entry[], query: Query) => Found | null {
  let last: { readonly all: readonly Entry[]; readonly query: Query; readonly found: Found } | null = null;
  return (all, query) => {
    if (query.terms.length === 0) return null;
    const isNarrower = last?.all === all && narrows(query, last.query);
    const found = find(
      isNarrower && last !== null ? last.found : { entries: all, facts: factsOfAll(all) },
      query,
    );
    last = { all, query, found };
    return found;
  };
}

function find(among: Found, query: Query): Found {
  const entries: Entry[] = [];
  const facts: Facts[] = [];
  for (const [index, each] of among.facts.entries()) {
    const entry = among.entries[index];
    if (entry === undefined || !matches(query, each)) continue;
    entries.push(entry);
    facts.push(each);
  }
  // The same rows again need no list made of them, and no painting.
  return entries.length === among.entries.length ? among : { entries, facts };
}
