import { expect, test } from 'vitest';
import { Recorder } from '../../../src/index.ts';

const PAGE = 'https://page.invalid';
const T = 1_700_000_000_000;
const URL_ = 'https://api.invalid/x';

function request(recorder: Recorder, requestId: string, at: number, url = URL_): void {
  const common = { requestId, method: 'GET', url, type: 'xmlhttprequest', tabId: 1, initiator: PAGE };
  recorder.addEvent('onBeforeRequest', { ...common, timeStamp: at });
  recorder.addEvent('onErrorOccurred', { ...common, timeStamp: at + 3, error: 'net::ERR_FAILED' });
}

const entry = (at: number) => ({
  startedDateTime: new Date(at).toISOString(),
  time: 3,
  request: { method: 'GET', url: URL_, headers: [{ name: 'Origin', value: PAGE }] },
  response: { status: 0, headers: [], _error: 'net::ERR_FAILED' },
});

const settled = (): Recorder => {
  const recorder = new Recorder('chromium', `${PAGE}/`);
  request(recorder, '1', T);
  request(recorder, '2', T + 60_000, 'https://api.invalid/later');
  expect(recorder.settle(2_000).map(({ id }) => id)).toEqual(['1']);
  return recorder;
};

test('a HAR entry that comes when its exchange is settled makes no second one', () => {
  const recorder = settled();
  recorder.addHarEntry(entry(T + 4));
  expect(recorder.exchanges().map(({ id }) => id)).toEqual(['1', '2']);
});

test('it is awaited once, and another of that URL at another time is not it', () => {
  const recorder = settled();
  recorder.addHarEntry(entry(T + 4));
  recorder.addHarEntry(entry(T + 5));
  expect(recorder.exchanges()).toHaveLength(3);
  const other = settled();
  other.addHarEntry(entry(T + 30_000));
  expect(other.exchanges()).toHaveLength(3);
});
