import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeStations } from '../../panel/diagnosis/journey/journey-layout.ts';
import { type Diagnosis, diagnose, type Exchange, plain, readCapture } from '../../src/index.ts';
import { journeyStations } from '../../src/report/journey-stations.ts';
import { fixtures, rareFixtures } from '../support/fixtures.ts';
import { recordingsOf } from '../support/recordings.ts';

const drawn = (diagnosis: Diagnosis): string[] =>
  journeyStations(diagnosis).map(
    ({ lane, label, tone }) => `${lane}: ${label}${tone === 'plain' ? '' : ` (${tone})`}`,
  );

describe('journeyStations', () => {
  it.each([
    [
      'withheld after a preflight that passed',
      fixtures.wildcardWithCredentials,
      [
        'page: fetch()',
        'server: OPTIONS 204',
        'browser: allowed (passed)',
        'server: POST 200',
        'browser: withheld (ended)',
        'page: TypeError (result)',
      ],
    ],
    [
      'refused at the preflight',
      fixtures.preflightRouteMissing,
      [
        'page: fetch()',
        'server: OPTIONS 404',
        'browser: refused (ended)',
        'server: PUT never sent (never)',
        'page: TypeError (result)',
      ],
    ],
    [
      'a preflight without an answer',
      fixtures.preflightUnreachable,
      [
        'page: fetch()',
        'server: OPTIONS no answer (never)',
        'browser: failed (ended)',
        'server: DELETE never sent (never)',
        'page: TypeError (result)',
      ],
    ],
    [
      'no answer at all',
      fixtures.connectionRefused,
      [
        'page: fetch()',
        'browser: failed (ended)',
        'server: POST no answer (never)',
        'page: TypeError (result)',
      ],
    ],
    [
      'allowed after redirects',
      fixtures.allowedAfterRedirects,
      [
        'page: fetch()',
        'server: GET 302',
        'browser: followed (passed)',
        'server: GET 302',
        'browser: followed (passed)',
        'server: GET 200',
        'browser: allowed (passed)',
        'page: Response 200',
      ],
    ],
    [
      'refused at a redirect',
      fixtures.redirectWithoutCors,
      [
        'page: fetch()',
        'server: GET 302',
        'browser: refused (ended)',
        'server: redirect not followed (never)',
        'page: TypeError (result)',
      ],
    ],
    [
      'answered by a cache',
      fixtures.allowedFromCache,
      ['page: font', 'browser: GET 200', 'browser: allowed (passed)', 'page: Response 200'],
    ],
    [
      'answered by the browser’s cache, as what came before shows',
      rareFixtures.browserCache,
      ['page: fetch()', 'browser: GET 200', 'browser: withheld (ended)', 'page: TypeError (result)'],
    ],
    [
      'answered by a cache on the way',
      rareFixtures.sharedCache,
      ['page: fetch()', 'server: GET 200', 'browser: withheld (ended)', 'page: TypeError (result)'],
    ],
    [
      'undecided: what the page got is not known',
      fixtures.undecidedMode,
      ['page: fetch or XHR', 'server: GET 200', 'browser: undecided (ended)'],
    ],
  ])('%s', (_, diagnosis, stations) => {
    expect(drawn(diagnosis)).toEqual(stations);
  });
});

it('ends at the preflight, in whichever world it was refused', () => {
  const [recording] = recordingsOf('chromium').filter(({ name }) => name === 'k-x');
  const [exchange] = readCapture(readFileSync(recording?.file ?? '', 'utf8')).exchanges;
  expect(exchange && drawn(diagnose(exchange))).toEqual([
    'page: fetch()',
    'server: OPTIONS 204',
    'browser: refused (ended)',
    'server: GET never sent (never)',
    'page: TypeError (result)',
  ]);
});

it('names the cache that answered, and the servers where there are several', () => {
  const details = (diagnosis: Diagnosis) => journeyStations(diagnosis).flatMap(({ detail }) => detail ?? []);
  expect(details(rareFixtures.browserCache)).toEqual(['from its cache']);
  expect(details(rareFixtures.sharedCache)).toEqual(['from a cache on the way']);
  expect(details(fixtures.redirectTaintedOrigin)).toEqual([
    'api.example.com',
    'cdn.example.net',
    'data.example.org',
  ]);
  expect(details(fixtures.allowedAfterRedirects)).toEqual(['84 ms', '84 ms', '84 ms']);
});

it('says that a cache answered where the questions say so, though only an earlier answer shows it', () => {
  const { exchange } = rareFixtures.browserCache;
  const [{ url, response, ...asked }] = exchange.hops;
  const at = (seconds: number): Exchange => ({
    ...exchange,
    outcome: { kind: 'succeeded' },
    startedAt: exchange.startedAt + seconds * 1000,
    hops: [
      {
        ...asked,
        url,
        startedAt: asked.startedAt + seconds * 1000,
        response: response && {
          ...response,
          headerList: [
            ...response.headerList.filter(({ name }) => name !== 'Access-Control-Allow-Origin'),
            { name: 'Access-Control-Allow-Origin', value: '*' },
            ...(seconds === 0 ? [{ name: 'Connection', value: 'keep-alive' }] : []),
          ],
        },
      },
    ],
  });
  const second = diagnose(at(60), { sameUrl: [at(0)], sameServer: [at(0)] });
  expect(plain(second.walkthrough[6]?.summary ?? [])).toBe('one answered, and did no harm');
  expect(drawn(second)).toEqual([
    'page: fetch()',
    'browser: GET 200',
    'browser: allowed (passed)',
    'page: Response 200',
  ]);
});

describe('placeStations', () => {
  const place = (diagnosis: Diagnosis, room: number) => {
    const stations = journeyStations(diagnosis);
    const widths = stations.map(({ label, detail }) => 20 + 7 * (label.length + (detail?.length ?? 0)));
    return placeStations(stations, widths, room);
  };

  it('puts the way not taken above what happened instead', () => {
    const [never, result] = place(fixtures.preflightRouteMissing, 600).placed.slice(-2);
    expect(never?.x).toBe(result?.x);
    expect(never?.from?.station.label).toBe('refused');
    expect(result?.from?.station.label).toBe('refused');
  });

  it.each([0, 280, 450, 1400])('leaves room for every bend, and everything inside, in %i px', (room) => {
    for (const diagnosis of Object.values({ ...fixtures, ...rareFixtures })) {
      const { placed, width } = place(diagnosis, room);
      expect(width).toBeGreaterThanOrEqual(room);
      for (const { x, half, from } of placed) {
        expect(x - half).toBeGreaterThanOrEqual(6);
        expect(x + half).toBeLessThanOrEqual(width - 6 + 1e-6);
        if (from !== null) expect(x - half - (from.x + from.half)).toBeGreaterThanOrEqual(20 - 1e-6);
      }
    }
  });
});

it('a fetch that was aborted ends in an AbortError', () => {
  const { exchange } = fixtures.connectionRefused;
  const aborted = { ...exchange, outcome: { kind: 'failed', error: 'net::ERR_ABORTED' } } as const;
  expect(drawn(diagnose({ ...aborted, caller: 'fetch' }))).toContain('page: AbortError (result)');
});
