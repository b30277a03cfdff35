import { describe, expect, test } from 'vitest';
import { pairHarPreflights } from '../../../src/capture/join/har-preflights.ts';
import type { HarRecord } from '../../../src/capture/sources/har-entry.ts';
import type { Browser } from '../../../src/fetch/profiles.ts';
import { asking, harEntry, harPreflight, type ToldEntry } from '../../support/sources.ts';

/** The pairs, named by the times at which the two began: `request ← preflight`. */
function pairsOf(browser: Browser | null, ...entries: readonly HarRecord[]): readonly string[] {
  const pairs = pairHarPreflights(entries, browser);
  return entries.flatMap((entry) => {
    const preflight = pairs.get(entry);
    return preflight === undefined ? [] : [`${entry.startedAt} ← ${preflight.startedAt}`];
  });
}

const put = (at: number, told: ToldEntry = {}) => harEntry({ method: 'PUT', status: 200, at, ...told });
const forPut = (at: number, told: ToldEntry = {}) => harPreflight('PUT', { at, ...told });
const START = 20_000;

describe('in the HAR of a browser a preflight belongs to the request', () => {
  test.each(['chromium', 'firefox'] as const)(
    'of the same URL and method that began before it, in %s',
    (browser) => {
      expect(pairsOf(browser, put(START), forPut(START + 5))).toEqual([`${START} ← ${START + 5}`]);
      expect(pairsOf(browser, forPut(START + 5), put(START))).toEqual([`${START} ← ${START + 5}`]);
    },
  );

  test.each<[string, HarRecord]>([
    ['another URL', put(START, { url: 'https://api.invalid/y' })],
    ['another method', put(START, { method: 'DELETE' })],
    ['a beginning more than ten seconds earlier', put(START + 4 - 10_000)],
    ['a later beginning', put(START + 8)],
  ])('and not to one of %s', (_, request) =>
    expect(pairsOf('chromium', request, forPut(START + 5))).toEqual([]),
  );

  test.each([START + 5 - 10_000, START + 7])('but to one that began at %d', (at) =>
    expect(pairsOf('chromium', put(at), forPut(START + 5))).toEqual([`${at} ← ${START + 5}`]),
  );

  test('that began last before it', () =>
    expect(pairsOf('chromium', put(START), put(START + 51), forPut(START + 60))).toEqual([
      `${START + 51} ← ${START + 60}`,
    ]));

  test('that was the first of those that began at once', () =>
    expect(pairsOf('chromium', put(START), put(START + 50), forPut(START + 60))).toEqual([
      `${START} ← ${START + 60}`,
    ]));

  test('in whatever order they are listed', () =>
    expect(pairsOf('chromium', put(START + 950), forPut(START + 910), put(START))).toEqual([
      `${START} ← ${START + 910}`,
    ]));

  test('each to one of its own', () =>
    expect(
      pairsOf(
        'chromium',
        put(START),
        put(START + 1),
        forPut(START + 60),
        forPut(START + 61),
        forPut(START + 62),
      ),
    ).toEqual([`${START} ← ${START + 60}`, `${START + 1} ← ${START + 61}`]));
});

describe('in the HAR of a proxy, which lists the preflight first, it belongs to the request', () => {
  test('that came next', () =>
    expect(pairsOf(null, put(START - 100), forPut(START), put(START + 30), put(START + 60))).toEqual([
      `${START + 30} ← ${START}`,
    ]));

  test.each([
    [-3, 1],
    [-4, 0],
    [10_000, 1],
    [10_001, 0],
  ])('if that began %d milliseconds later: %d', (later, count) =>
    expect(pairsOf(null, forPut(START), put(START + later))).toHaveLength(count),
  );
});

describe('what is known of both must agree', () => {
  const ORIGIN = 'Origin: https://app.invalid';
  const paired = (request: ToldEntry, preflight: ToldEntry): boolean =>
    pairsOf('chromium', put(START, request), forPut(START + 5, preflight)).length === 1;

  test.each([
    [[ORIGIN], [ORIGIN], true],
    [[ORIGIN], ['Origin: https://other.invalid'], false],
    [[ORIGIN], [], true],
    [[], [ORIGIN], true],
  ])('the origin: of %j and %j', (one, other, agrees) =>
    expect(paired({ sent: one }, { sent: [...asking('PUT'), ...other] })).toBe(agrees),
  );

  test.each([
    ['a permission and an answer', { status: 200 }, { status: 204 }, true],
    ['a refusal and an answer', { status: 200 }, { status: 403 }, false],
    ['no answer to the preflight, and one to the request', { status: 200 }, { status: 0 }, false],
    ['a refusal and no answer', { status: 0 }, { status: 403 }, true],
    ['a permission and no answer', { status: 0 }, { status: 204 }, true],
  ])('the answers: %s', (_, request, preflight, agrees) => expect(paired(request, preflight)).toBe(agrees));

  test.each([
    ['the same header', ['X-Own: 1'], ['x-own'], true],
    ['another header', ['X-Other: 1'], ['x-own'], false],
    ['one of two headers', ['X-Own: 1'], ['x-other', 'x-own'], false],
    ['a header that a redirect or an export may have taken', ['X-Own: 1'], ['authorization', 'x-own'], true],
    ['a content type that a redirect may have taken', ['X-Own: 1'], ['content-type'], true],
    ['a content language that a redirect may have taken', ['X-Own: 1'], ['content-language'], true],
    ['no header at all, since none were listed', [], ['x-own'], true],
  ])('the headers that were announced: %s', (_, sent, announced, agrees) =>
    expect(paired({ sent }, { sent: asking('PUT', ...announced) })).toBe(agrees),
  );

  test('so one that does not agree leaves the preflight to an earlier one that does', () => {
    const [own, other] = [put(START, { sent: ['X-Own: 1'] }), put(START + 900, { sent: ['X-Other: 1'] })];
    expect(pairsOf('firefox', own, other, forPut(START + 950, { sent: asking('PUT', 'x-own') }))).toEqual([
      `${START} ← ${START + 950}`,
    ]);
  });
});
