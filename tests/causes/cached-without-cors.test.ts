import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const ID = 'cached-without-cors';

const example = testExample(ID, {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    host: 'static.example.com',
    cache: 'browser',
    sign: 'the same Date as an earlier answer',
    seen: true,
    madeFor: null,
  },
  says: ['The browser’s own cache', 'static.example.com', 'earlier request', 'Origin'],
  proof: 'not-observed',
  change: [{ set: 'Vary', to: 'Origin', on: ['response'] }],
});

test('says how the page asks with Origin', () => {
  expect(adviceOf(diagnosisOf(example))).toContainEqual(expect.stringMatching(/^page: .*crossorigin/));
});

/** Only the second request, so that nothing shows what filled the cache. */
const alone = (...lines: readonly string[]) =>
  [
    'page: https://shop.example.com/cart\ncredentials: same-origin\nbrowser: chromium\nend: withheld\n',
    '> GET https://static.example.com/logo.svg\n> Origin: https://shop.example.com\n< 200',
    ...lines.map((line) => `< ${line}`),
  ].join('\n');

test.each([
  'Age: 1',
  'X-Cache: HIT',
  'X-Cache: TCP_MEM_HIT from a proxy',
  'X-Cache: RefreshHit from cloudfront',
  'X-Cache: MISS, HIT',
  'X-Cache-Status: STALE',
  'CF-Cache-Status: REVALIDATED',
  'Cache-Status: "edge"; hit; ttl=30',
  'Cache-Status: edge; fwd=stale; fwd-status=304',
  'Cache-Status: edge; fwd=uri-miss; collapsed',
  'X-Varnish: 32770 3',
])('believes a cache that says %s', (line) => {
  expect(diagnosisOf(alone(line))).toMatchObject({
    cause: ID,
    evidence: { cache: 'shared', sign: line, seen: false },
  });
  expect(explanationOf(alone(line))).toContain(line);
  expect(toldOf(alone(line))).toContain('never sends it');
});

test.each([
  'Age: 0',
  'X-Cache: MISS',
  'X-Cache: MISS from hit.example.com',
  'X-Cache: Error from cloudfront',
  'X-Cache-Status: MISS',
  'CF-Cache-Status: DYNAMIC',
  'Cache-Status: edge; fwd=miss; stored',
  'Cache-Status: edge; hit=?0; fwd=miss',
  'X-Varnish: 32770',
  'X-Served-By: cache-fra-1',
])('does not call it stored because of %s', (line) => {
  expect(diagnosisOf(alone(line))).toMatchObject({ cause: 'allow-origin-missing' });
  expect(diagnosisOf(alone(line)).walkthrough[6]).toMatchObject({ answer: 'holds' });
});

test('does not blame the cache where the server answered this page itself just so', () => {
  const fresh = alone('Date: Thu, 01 Jan 2026 00:00:00 GMT', 'X-Cache: MISS');
  const hit = alone('Date: Thu, 01 Jan 2026 00:00:00 GMT', 'X-Cache: HIT').replace(/^.*?\n\n/s, '');
  expect(diagnosisOf(`${fresh}\n--- 5000 ms later\n\n${hit}`)).toMatchObject({
    cause: 'allow-origin-missing',
  });
});

test('does not take what the browser refused for what filled its cache', () => {
  const date = 'Date: Thu, 01 Jan 2026 00:00:00 GMT';
  const text = `${alone(date)}\n--- 5000 ms later\n`;
  expect(diagnosisOf(text)).toMatchObject({ cause: ID, evidence: { cache: 'unknown', seen: false } });
});

testNeighbours({
  'the server answered anew': [
    edit(
      example,
      ['--- 700 ms', '--- 900 ms'],
      [
        'Origin: https://shop.example.com\n< 200\n',
        'Origin: https://shop.example.com\n< 200\n< Connection: keep-alive\n',
      ],
    ),
    'allow-origin-missing',
  ],
  'it is an error': [edit(alone('Age: 9'), ['< 200', '< 503']), 'error-response-without-cors'],
  'Vary ties the stored answer to this page': [
    alone('Age: 9', 'Vary: Accept, Origin'),
    'allow-origin-missing',
  ],
  'it names another origin': [
    alone('Age: 9', 'Access-Control-Allow-Origin: https://www.example.com'),
    'cached-for-another-origin',
  ],
});
