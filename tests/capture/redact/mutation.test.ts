import { expect, test } from 'vitest';
import { faultsOf } from '../../support/redact/faults.ts';
import { loadRedactor, SOURCES } from '../../support/redact/load-redactor.ts';
import { mutantsOf } from '../../support/redact/mutants.ts';

/** The files that say what is kept and what is hidden. */
const RULES = ['grammars.ts', 'kept-headers.ts', 'mask.ts', 'plain-word.ts', 'redactor.ts', 'url.ts'];
const sourceOf = (name: string): string => SOURCES.get(name) ?? '';

test('with all its rules, nothing is wrong', () =>
  expect([...faultsOf(loadRedactor('url.ts', sourceOf('url.ts')))]).toEqual([]));

test.each(RULES)('without any one rule of %s, something is wrong', (name) => {
  const mutants = mutantsOf(name, sourceOf(name));
  expect(mutants.length).toBeGreaterThan(0);
  const survivors = mutants.filter(({ source }) => isUnnoticed(name, source)).map(({ what }) => what);
  expect(survivors).toEqual([]);
});

/** A redactor that cannot even run is noticed. */
function isUnnoticed(name: string, source: string): boolean {
  try {
    return faultsOf(loadRedactor(name, source)).next().done === true;
  } catch {
    return false;
  }
}
