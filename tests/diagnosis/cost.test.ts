import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PROFILES } from '../../src/fetch/profiles.ts';
import * as run from '../../src/fetch/run.ts';
import { runsByProfile } from '../../src/fetch/runs-by-profile.ts';
import {
  diagnosisOf,
  type Exchange,
  judgeExchange,
  originOf,
  readCapture,
  summaryOf,
} from '../../src/index.ts';
import { ask, GOOD, hop, response } from '../support/observed.ts';
import { recordingsOf } from '../support/recordings.ts';

/**
 * How often the standard runs and URLs are parsed for the row of a blocked exchange and its opened diagnosis together.
 */

const RealUrl = globalThis.URL;
const count = { runs: 0, parses: 0 };

beforeEach(() => {
  const { runFetch } = run;
  vi.spyOn(run, 'runFetch').mockImplementation((...given) => {
    count.runs += 1;
    return runFetch(...given);
  });
  vi.stubGlobal(
    'URL',
    class extends RealUrl {
      constructor(url: string | URL, base?: string | URL) {
        super(url, base);
        count.parses += 1;
      }
    },
  );
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('the median blocked exchange runs the standard six times at most, and parses each of its URLs once', () => {
  const costs = simpleBlocked().map(costOf);
  expect(costs.length).toBeGreaterThan(50);
  for (const { runs, parses } of costs) expect(Math.min(runs, parses)).toBeGreaterThan(0);
  expect(median(costs.map(({ runs }) => runs))).toBeLessThanOrEqual(6);
  expect(median(costs.map(({ parses }) => parses))).toBeLessThanOrEqual(6);
});

test('a run is made once for all profiles that answer alike wherever it asks them', () => {
  const all = Object.values(PROFILES);
  const ofAll = (hops: Parameters<typeof runsByProfile>[1]) => {
    const runBy = runsByProfile(ask(), hops);
    return new Set(all.map(runBy)).size;
  };
  expect(ofAll([hop({ response: response(200, ...GOOD) })])).toBe(1);
  // An empty line beside a good one: Firefox drops it, the others join both.
  const doubled = response(200, 'Access-Control-Allow-Origin: ', ...GOOD);
  expect(ofAll([hop({ response: doubled })])).toBe(2);
});

function simpleBlocked(): readonly Exchange[] {
  const recordings = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
  return recordings
    .flatMap(({ file }) => readCapture(readFileSync(file, 'utf8')).exchanges)
    .filter(
      (exchange) => exchange.hops.length === 1 && judgeExchange(exchange).judgement.verdict === 'blocked',
    );
}

function costOf(exchange: Exchange): typeof count {
  forgetUrls();
  Object.assign(count, { runs: 0, parses: 0 });
  const judged = judgeExchange(exchange);
  summaryOf(judged);
  diagnosisOf(judged);
  return { ...count };
}

/** The engine caches recent URLs; so many others push them out. */
function forgetUrls(): void {
  for (let index = 0; index <= 1_000; index += 1) originOf(`https://${index}.example/`);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
