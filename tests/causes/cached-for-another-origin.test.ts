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

const ID = 'cached-for-another-origin';

const example = testExample(ID, {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    received: 'https://www.example.com',
    host: 'api.example.com',
    cache: 'shared',
    sign: 'X-Cache: Hit from cloudfront',
    seen: false,
    varies: false,
  },
  says: [
    'A cache between browser and server',
    'X-Cache: Hit from cloudfront',
    'https://www.example.com',
    'Vary: Origin',
  ],
  proof: 'not-observed',
  change: [{ set: 'Vary', to: 'Origin', on: ['response'] }],
});

test('says what else must happen to the cache', () => {
  expect(adviceOf(diagnosisOf(example))).toEqual([
    expect.stringMatching(/^server: .*CloudFront only if its cache policy lists Origin.*purge/s),
    expect.stringMatching(/^server: .*Vary: Origin with every answer/),
  ]);
});

test('does not claim to know for whom it was made where that was not seen', () => {
  expect(explanationOf(example)).toContain('was probably made');
  expect(toldOf(example)).toContain('allows only that origin');
});

const line = (text: string) => edit(example, ['< X-Cache: Hit from cloudfront\n', text]);
const FRESH = edit(line(''), ['< Age: 120\n', '']);

/** A page of another origin requested the same URL before; both answers have the same Date. */
const [, ours = ''] = /^.*?\n\n(.*)$/s.exec(FRESH) ?? [];
const theirs = ours.replaceAll('https://shop.', 'https://www.');
const dated = (text: string, more = '') =>
  text.replace('< 200\n', `< 200\n< Date: Thu, 01 Jan 2026 00:00:00 GMT\n${more}`);
const SETTINGS = 'credentials: same-origin\nbrowser: chromium';
const session = (before: string, pause: number, after: string) =>
  `page: https://www.example.com/\n${SETTINGS}\nend: delivered\n\n${before}\n--- ${pause} ms later\n` +
  `page: https://shop.example.com/\n${SETTINGS}\nend: withheld\n\n${after}`;

test('knows the browser’s own cache by the connection that is gone', () => {
  const text = session(dated(theirs, '< Connection: keep-alive\n'), 20, dated(ours));
  expect(diagnosisOf(text)).toMatchObject({
    cause: ID,
    evidence: { cache: 'browser', sign: 'the same Date as an earlier answer', seen: true },
  });
  expect(explanationOf(text)).toContain('was made for a page at https://www.example.com');
  expect(adviceOf(diagnosisOf(text))).toEqual([
    expect.stringMatching(/^page: .*Disable cache.*cache: 'reload'/),
    expect.stringMatching(/^server: .*Vary: Origin with every answer/),
  ]);
});

test('knows an old answer by its Date, and not whose cache it was', () => {
  expect(diagnosisOf(session(dated(theirs), 2_000, dated(ours)))).toMatchObject({
    cause: ID,
    evidence: { cache: 'unknown', seen: true },
  });
});

test('believes what was seen more than Vary', () => {
  const text = session(
    dated(theirs, '< Vary: Origin\n'),
    3_000,
    dated(ours, '< Vary: Origin\n< X-Cache: HIT\n'),
  );
  expect(diagnosisOf(text)).toMatchObject({ cause: ID, evidence: { cache: 'shared', varies: true } });
  expect(explanationOf(text)).toContain('although Vary: Origin tells it not to');
  expect(diagnosisOf(text).change).toHaveLength(1);
});

test('is what the seventh question finds, and the second', () => {
  const { walkthrough } = diagnosisOf(example);
  expect(walkthrough[6]?.answer).toBe('fails');
  expect(JSON.stringify(walkthrough[1]?.summary)).toContain('a cache answered');
});

testNeighbours({
  'no cache had a part in it': [FRESH, 'origin-mismatch'],
  'the cache had to ask the server': [
    edit(FRESH, ['< 200', '< 200\n< X-Cache: Miss from cloudfront']),
    'origin-mismatch',
  ],
  'Vary ties the stored answer to this page': [
    edit(example, ['< Age: 120', '< Age: 120\n< Vary: Origin']),
    'origin-mismatch',
  ],
  'two answers of one second look alike': [session(dated(theirs), 20, dated(ours)), 'origin-mismatch'],
  'it was this page that filled the cache': [
    `page: https://shop.example.com/\n${SETTINGS}\nend: withheld\n\n${dated(ours)}\n--- 3000 ms later\n${dated(ours, '< Age: 3\n')}`,
    'origin-mismatch',
  ],
  'the stored answer is an error without CORS headers': [
    edit(example, ['< 200', '< 404'], ['< Access-Control-Allow-Origin: https://www.example.com\n', '']),
    'error-response-without-cors',
  ],
  'the stored answer names none': [
    edit(example, ['< Access-Control-Allow-Origin: https://www.example.com\n', '']),
    'cached-without-cors',
  ],
});
