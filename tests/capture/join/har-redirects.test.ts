import { describe, expect, test } from 'vitest';
import { chainHar } from '../../../src/capture/join/har-redirects.ts';
import type { HarRecord } from '../../../src/capture/sources/har-entry.ts';
import { MAXIMUM_HOPS } from '../../../src/exchange/exchange.ts';
import { harEntry, harPreflight, type ToldEntry } from '../../support/sources.ts';

const TO = 'https://other.invalid/to';
const START = 1_000;

/** The chains, named by the times at which their hops began. */
const chainsOf = (
  entries: readonly HarRecord[],
  preflights: ReadonlyMap<HarRecord, HarRecord> = new Map(),
): readonly (readonly number[])[] =>
  chainHar(entries, preflights).map((chain) => chain.map(({ startedAt }) => startedAt));

/** A redirect that is answered at `at` plus its duration. */
const redirect = (at: number, told: ToldEntry = {}) =>
  harEntry({ at, status: 302, redirectsTo: TO, ...told });
const target = (at: number, told: ToldEntry = {}) => harEntry({ at, url: TO, status: 200, ...told });

describe('a request that was redirected is one chain with the request it leads to', () => {
  test('in whatever order the two are listed', () => {
    expect(chainsOf([redirect(START), target(START + 10)])).toEqual([[START, START + 10]]);
    expect(chainsOf([target(START + 10), redirect(START)])).toEqual([[START, START + 10]]);
  });

  test('and so on to the end', () => {
    const further = target(START + 9_000, { status: 307, redirectsTo: '/further' });
    const last = harEntry({ at: START + 18_000, url: 'https://other.invalid/further', status: 200 });
    expect(chainsOf([redirect(START), further, last])).toEqual([[START, START + 9_000, START + 18_000]]);
  });

  test.each<[string, HarRecord, HarRecord]>([
    ['to another URL', redirect(START), target(START + 10, { url: 'https://other.invalid/' })],
    ['without a status of redirects', redirect(START, { status: 201 }), target(START + 10)],
    ['that the browser refused', redirect(START, { error: 'net::ERR_FAILED' }), target(START + 10)],
    [
      'to a preflight',
      redirect(START, { method: 'OPTIONS', status: 307 }),
      harPreflight('PUT', { at: START + 10, url: TO }),
    ],
    ['of a preflight', harPreflight('PUT', { at: START, status: 302, redirectsTo: TO }), target(START + 10)],
  ])('but not %s', (_, one, other) => expect(chainsOf([one, other])).toEqual([[START], [START + 10]]));

  test.each([
    [-1_001, false],
    [-862, true],
    [10_000, true],
    [10_001, false],
  ])('if that begins %d milliseconds after the answer: %s', (gap, isNext) => {
    const took = 2_000;
    const at = START + took + gap;
    expect(chainsOf([redirect(START, { took }), target(at)])).toEqual(
      isNext ? [[START, at]] : [[START], [at]],
    );
  });
});

describe('of several redirects to one URL', () => {
  test('the one that was answered last leads there', () =>
    expect(chainsOf([redirect(START), redirect(START + 500), target(START + 510)])).toEqual([
      [START],
      [START + 500, START + 510],
    ]));

  test('the first of those that were answered at once leads to what comes first', () =>
    expect(chainsOf([redirect(START), redirect(START + 50), target(START + 60), target(START + 70)])).toEqual(
      [
        [START, START + 60],
        [START + 50, START + 70],
      ],
    ));

  test('each leads to one request only', () =>
    expect(chainsOf([redirect(START), target(START + 10), target(START + 20)])).toEqual([
      [START, START + 10],
      [START + 20],
    ]));
});

describe('what the standard keeps on the way is the same at both ends', () => {
  const isOne = (one: ToldEntry, other: ToldEntry): boolean =>
    chainsOf([redirect(START, one), target(START + 10, other)]).length === 1;

  test.each([
    ['PUT', 'PUT', true],
    ['POST', 'GET', true],
    ['POST', 'PUT', false],
    ['GET', 'POST', false],
  ])('the method, or it becomes GET: from %s to %s', (method, next, follows) =>
    expect(isOne({ method }, { method: next })).toBe(follows),
  );

  test.each([
    ['cors', 'cors', true],
    ['cors', 'no-cors', false],
  ])('the mode: from %s to %s', (mode, next, follows) =>
    expect(isOne({ sent: [`Sec-Fetch-Mode: ${mode}`] }, { sent: [`Sec-Fetch-Mode: ${next}`] })).toBe(follows),
  );

  test.each([
    ['https://app.invalid', 'https://app.invalid', true],
    ['https://app.invalid', 'null', true],
    ['null', 'https://app.invalid', false],
    ['https://app.invalid', 'https://other.invalid', false],
  ])('the origin, or it becomes opaque: from %s to %s', (origin, next, follows) =>
    expect(isOne({ sent: [`Origin: ${origin}`] }, { sent: [`Origin: ${next}`] })).toBe(follows),
  );

  test('where one of the two does not say, it agrees', () => {
    const all = ['Origin: https://app.invalid', 'Sec-Fetch-Mode: cors'];
    expect(isOne({ sent: all }, {})).toBe(true);
    expect(isOne({}, { sent: all })).toBe(true);
  });
});

describe('the order of the chains', () => {
  test('is that of their beginnings, a preflight included', () => {
    const late = harEntry({ at: START + 100, url: 'https://api.invalid/late', method: 'PUT', status: 200 });
    const early = harEntry({ at: START + 50, url: 'https://api.invalid/early', status: 200 });
    const preflight = harPreflight('PUT', { at: START, url: 'https://api.invalid/late' });
    expect(chainsOf([early, late])).toEqual([[START + 50], [START + 100]]);
    expect(chainsOf([early, late], new Map([[late, preflight]]))).toEqual([[START + 100], [START + 50]]);
  });

  test('and it is the preflight of the target that follows the redirect', () => {
    const next = target(START + 10_500, { method: 'PUT' });
    const preflight = harPreflight('PUT', { at: START + 10, url: TO });
    const first = redirect(START, { method: 'PUT', status: 307 });
    expect(chainsOf([first, next])).toEqual([[START], [START + 10_500]]);
    expect(chainsOf([first, next], new Map([[next, preflight]]))).toEqual([[START, START + 10_500]]);
  });
});

test('a chain grows no longer than the hops that are kept', () => {
  const url = (index: number): string => `https://api.invalid/${index}`;
  const entries = Array.from({ length: MAXIMUM_HOPS + 2 }, (_, index) =>
    harEntry({ at: START + index, url: url(index), status: 302, redirectsTo: url(index + 1) }),
  );
  expect(chainsOf(entries).map(({ length }) => length)).toEqual([MAXIMUM_HOPS, 2]);
});
