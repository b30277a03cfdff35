import { expect, test } from 'vitest';
import { type Exchange, earlierAmong, History, readCapture } from '../../src/index.ts';

/** An exchange for each URL, a second apart. */
function recorded(urls: readonly string[]): readonly Exchange[] {
  const entries = urls.map((url, index) => ({
    startedDateTime: new Date(1_767_225_600_000 + index * 1000).toISOString(),
    time: 5,
    request: { method: 'GET', url, headers: [{ name: 'Origin', value: 'https://page.invalid' }] },
    response: { status: 200, headers: [] },
  }));
  const { exchanges } = readCapture(JSON.stringify({ log: { entries } }));
  expect(exchanges).toHaveLength(urls.length);
  return exchanges;
}

const urlsOf = (exchanges: readonly Exchange[]): readonly string[] =>
  exchanges.map(({ hops: [{ url }] }) => new URL(url).pathname);

function last(exchanges: readonly Exchange[]): Exchange {
  const found = exchanges.at(-1);
  if (found === undefined) throw new Error('Nothing was recorded.');
  return found;
}

test('finds what asked the same URL and the same server before, and nothing else', () => {
  const exchanges = recorded([
    'https://api.invalid/a',
    'https://other.invalid/a',
    'https://api.invalid/b',
    // Another server, although its URL contains the name of the first.
    'https://other.invalid/?next=https://api.invalid/',
    'https://api.invalid:8443/a',
    'https://api.invalid/a',
  ]);
  const { sameUrl, sameServer } = earlierAmong(exchanges, last(exchanges));
  expect(urlsOf(sameUrl)).toEqual(['/a']);
  expect(urlsOf(sameServer)).toEqual(['/a', '/b']);
});

test('finds the same among all as a history that saw them come in', () => {
  const random = (index: number): number => (index * 7919) % 13;
  const urls = Array.from(
    { length: 300 },
    (_, index) => `https://${random(index) % 3}.invalid/${random(index + 1) % 4}`,
  );
  const exchanges = recorded(urls);
  const history = new History();
  for (const exchange of exchanges) {
    expect(earlierAmong(exchanges, exchange)).toEqual(history.before(exchange));
    history.add(exchange);
  }
});

test('what came later is not what came before', () => {
  const exchanges = recorded(['https://api.invalid/a', 'https://api.invalid/a', 'https://api.invalid/a']);
  const [first, second] = exchanges;
  if (first === undefined || second === undefined) throw new Error('Nothing was recorded.');
  expect(earlierAmong(exchanges, first)).toEqual({ sameUrl: [], sameServer: [] });
  expect(earlierAmong(exchanges, second).sameUrl).toEqual([first]);
});

test('keeps the newest of very many', () => {
  const exchanges = recorded(Array.from({ length: 100 }, () => 'https://api.invalid/poll'));
  const { sameUrl } = earlierAmong(exchanges, last(exchanges));
  expect(sameUrl.length).toBeLessThanOrEqual(40);
  expect(sameUrl).toEqual(exchanges.slice(-1 - sameUrl.length, -1));
});

test('a later state of an exchange takes the place of the earlier one', () => {
  const [first, second] = recorded(['https://api.invalid/a', 'https://api.invalid/a']);
  if (first === undefined || second === undefined) throw new Error('Nothing was recorded.');
  const history = new History();
  const later = { ...first };
  history.add(first);
  history.add(later);
  expect(history.before(second).sameUrl).toEqual([later]);
  expect(history.before(second).sameUrl[0]).toBe(later);
});
