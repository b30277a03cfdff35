import type { Entry } from '../entry/entry.ts';
import { type Facts, factsOfAll } from './facts.ts';
import type { Query, Term } from './query.ts';

export function matches({ terms }: Query, facts: Facts): boolean {
  return terms.every((term) => fits(term, facts) !== term.isNegated);
}

function fits({ test, value }: Term, facts: Facts): boolean {
  return test === null ? facts.text.includes(value) : test(facts);
}

/** Whether all matches of `next` also matched `previous`, as they do while the user types on in a term. */
export function narrows(next: Query, previous: Query): boolean {
  return previous.terms.every((old) => next.terms.some((term) => implies(term, old)));
}

function implies(term: Term, old: Term): boolean {
  if (term.key !== old.key || term.isNegated !== old.isNegated) return false;
  return term.value === old.value || (!term.isNegated && term.value.startsWith(old.value));
}

/** Milliseconds of work before a pause. */
const SLICE = 8;

/** Computes in pauses the facts that filters use most. Returns the function that stops it. */
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

/** Entries, and the facts of each in the same order. */
export type Found = { readonly entries: readonly Entry[]; readonly facts: readonly Facts[] };

/**
 * Makes a search that returns the matching entries, or null if the query is empty. A query that only got narrower is
 * searched among the last result.
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
  // If all match, the same object is returned, so nothing is rendered again.
  return entries.length === among.entries.length ? among : { entries, facts };
}
