import { describe, expect, test } from 'vitest';
import type { Cap } from '../../../panel/session/cap.ts';
import { SessionStore } from '../../../panel/session/session-store.ts';
import { NO_LOSSES, Redactor, readCapture } from '../../../src/index.ts';

const PAGE = 'https://page.invalid';
const WITHOUT_END = Number.POSITIVE_INFINITY;

const storeOf = (cap: Partial<Cap>) =>
  new SessionStore({ name: 'chromium', version: '156' }, new Redactor('salt'), {
    ...{ exchanges: WITHOUT_END, pending: WITHOUT_END, bytes: WITHOUT_END },
    ...cap,
  });

/** The requests follow each other so slowly that each is settled when the next one begins. */
const STEP = 10_000;

type Kind = 'allowed' | 'blocked' | 'same-origin';

/** Records a request with its HAR entry and its call. They all have the same URL, so that only id and time differ. */
function request(store: SessionStore, index: number, kind: Kind): void {
  const at = 1_700_000_000_000 + index * STEP;
  const url = kind === 'same-origin' ? `${PAGE}/own` : 'https://api.invalid/poll';
  const common = {
    requestId: `${index}`,
    method: 'GET',
    url,
    type: 'xmlhttprequest',
    tabId: 1,
    initiator: PAGE,
  };
  const sent = [{ name: 'Origin', value: PAGE }];
  const given = kind === 'allowed' ? [{ name: 'Access-Control-Allow-Origin', value: '*' }] : [];
  store.addCall({ at: at - 2, api: 'fetch', url, mode: 'cors', credentials: 'same-origin', origin: PAGE });
  store.addEvent('onBeforeRequest', { ...common, timeStamp: at });
  store.addEvent('onSendHeaders', { ...common, timeStamp: at + 1, requestHeaders: sent });
  const answer = { ...common, timeStamp: at + 2, statusCode: 200, responseHeaders: given };
  store.addEvent('onHeadersReceived', answer);
  if (kind === 'blocked')
    store.addEvent('onErrorOccurred', { ...common, timeStamp: at + 3, error: 'net::ERR_FAILED' });
  else store.addEvent('onCompleted', { ...answer, timeStamp: at + 3 });
  store.addHarEntry({
    startedDateTime: new Date(at).toISOString(),
    time: 3,
    request: { method: 'GET', url, headers: sent },
    response: { status: 200, headers: given },
  });
  store.snapshot();
}

/** Records the start of a request that never ends. */
function begin(store: SessionStore, index: number): void {
  const common = { requestId: `${index}`, method: 'GET', url: 'https://api.invalid/poll', tabId: 1 };
  const timeStamp = 1_700_000_000_000 + index * STEP;
  store.addEvent('onBeforeRequest', { ...common, type: 'xmlhttprequest', initiator: PAGE, timeStamp });
  store.snapshot();
}

const record = (store: SessionStore, count: number, kindOf: (index: number) => Kind): SessionStore => {
  store.addNavigation(`${PAGE}/`, 0);
  for (let index = 0; index < count; index += 1) request(store, index, kindOf(index));
  // One more, so that those before it are settled.
  request(store, count, 'same-origin');
  return store;
};

const idsOf = (store: SessionStore): readonly number[] =>
  store.snapshot().entries.map(({ id }) => Number(id));
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

type Saved = {
  readonly events: readonly { readonly details: { readonly requestId: string } }[];
  readonly har: { readonly log: { readonly entries: readonly unknown[] } };
  readonly calls: readonly unknown[];
  readonly losses?: unknown;
};
const saved = async (store: SessionStore): Promise<Saved> => JSON.parse(await store.recording().text());

describe('a full session', () => {
  test('gives up the oldest of what was allowed, and no failure', async () => {
    const store = record(storeOf({ exchanges: 50 }), 100, (index) =>
      index % 4 === 0 ? 'blocked' : 'allowed',
    );
    const ids = idsOf(store);
    expect(ids.length).toBeLessThanOrEqual(51);
    expect(ids.filter((id) => id % 4 === 0)).toEqual(numbers(0, 25).map((each) => each * 4));
    const allowed = ids.filter((id) => id % 4 !== 0);
    expect(allowed).toEqual(numbers(allowed[0] ?? 0, 100).filter((id) => id % 4 !== 0));
    expect(store.snapshot().losses.exchanges).toBe(100 - ids.length);
  });

  test('of failures alone gives up the oldest', () => {
    const ids = idsOf(record(storeOf({ exchanges: 50 }), 100, () => 'blocked'));
    expect(ids.length).toBeLessThanOrEqual(51);
    expect(ids).toEqual(numbers(ids[0] ?? 0, 100));
  });

  test('gives up everything that belongs to them, and says so in the recording', async () => {
    const store = record(storeOf({ exchanges: 50 }), 100, (index) =>
      index % 4 === 0 ? 'blocked' : 'allowed',
    );
    const ids = idsOf(store);
    const { events, har, calls, losses } = await saved(store);
    const left = new Set(events.map(({ details }) => Number(details.requestId)));
    expect([...left]).toEqual([...ids, 100]);
    expect(har.log.entries).toHaveLength(ids.length + 1);
    expect(calls).toHaveLength(ids.length + 1);
    expect(losses).toEqual(store.snapshot().losses);
    const copy = readCapture(JSON.stringify(await saved(store)));
    expect(copy.exchanges.map(({ id }) => Number(id))).toEqual(ids);
  });

  test('is not larger than it may be, whatever was recorded', () => {
    const bytes = 60_000;
    for (const kind of ['allowed', 'blocked', 'same-origin'] as const) {
      const store = record(storeOf({ bytes }), 100, () => kind);
      expect(store.recording().size).toBeLessThan(bytes + 1_000);
      expect(store.recording().size).toBeGreaterThan(bytes / 2);
    }
  });

  test('by its bytes keeps failures, too, while there is something else', () => {
    const kindOf = (index: number): Kind =>
      index % 10 === 0 ? 'blocked' : index % 2 === 0 ? 'same-origin' : 'allowed';
    const ids = idsOf(record(storeOf({ bytes: 60_000 }), 100, kindOf));
    expect(ids.filter((id) => id % 10 === 0)).toEqual(numbers(0, 10).map((each) => each * 10));
    expect(ids.length).toBeGreaterThan(10);
  });

  test('gives up the oldest requests without an end, and says how many', async () => {
    const store = storeOf({ pending: 100 });
    for (let index = 0; index < 150; index += 1) begin(store, index);
    const { events, losses } = await saved(store);
    const ids = events.map(({ details }) => Number(details.requestId));
    expect(ids.length).toBeLessThanOrEqual(100);
    expect(ids).toEqual(numbers(ids[0] ?? 0, 150));
    expect(losses).toEqual({ ...NO_LOSSES, pending: 150 - ids.length });
  });

  test('keeps what has not settled, though it is too large', async () => {
    const store = storeOf({ bytes: 1_000 });
    for (let index = 0; index < 20; index += 1) begin(store, index);
    expect((await saved(store)).events).toHaveLength(20);
  });

  test('begins to count again when it is cleared', () => {
    const store = record(storeOf({ exchanges: 10 }), 30, () => 'allowed');
    expect(store.snapshot().losses.exchanges).toBeGreaterThan(0);
    store.clear();
    expect(store.snapshot().losses.exchanges).toBe(0);
  });
});
