import { describe, expect, test } from 'vitest';
import { beginningsOf } from '../../../src/capture/join/request-starts.ts';
import { harEntry, harPreflight, webRequest, webRequestPreflight } from '../../support/sources.ts';

const ORIGIN = 'https://app.invalid';
const API = 'https://api.invalid/x';
const TO = 'https://other.invalid/to';
const NONE = new Map();

describe('of webRequest', () => {
  test('a request begins with its first hop and ends with its last', () => {
    const record = webRequest({
      ...{ method: 'PUT', at: 5, end: 20, status: 307, sent: ['X-Own: 1'], type: 'image', initiator: ORIGIN },
      redirected: [{ url: TO, at: 20, end: 40, sent: ['X-Own: 2'] }],
    });
    expect([...beginningsOf([record], [], NONE)]).toEqual([
      [
        record,
        {
          ...{ url: API, method: 'PUT', type: 'image', startedAt: 5, endedAt: 40, origin: ORIGIN },
          requestHeaders: [{ name: 'X-Own', value: ' 1' }],
        },
      ],
    ]);
  });

  test('what was not seen is null', () => {
    const record = webRequest({ at: 5 });
    expect(beginningsOf([record], [], NONE).get(record)).toMatchObject({
      ...{ endedAt: null, origin: null, requestHeaders: null },
    });
  });

  test('nobody called for a preflight, or for a look into the cache', () => {
    const probe = webRequest({ id: 'b', error: 'net::ERR_CACHE_MISS' });
    expect(beginningsOf([webRequestPreflight('PUT'), probe], [], NONE).size).toBe(0);
  });
});

describe('of HAR', () => {
  test('a request begins with its first entry and ends with its last', () => {
    const first = harEntry({ at: 5, took: 15, status: 302, sent: [`Origin: ${ORIGIN}`], type: 'fetch' });
    const last = harEntry({ at: 20, took: 30, url: TO, status: 200, sent: ['Origin: null'] });
    const beginnings = beginningsOf([], [[first, last]], NONE);
    expect([...beginnings.keys()]).toEqual([first]);
    expect(beginnings.get(first)).toMatchObject({
      ...{ url: API, method: 'GET', type: 'xmlhttprequest', startedAt: 5, endedAt: 50 },
      origin: ORIGIN,
    });
  });

  test('the origin is not known where the request carried none', () => {
    const first = harEntry();
    expect(beginningsOf([], [[first]], NONE).get(first)?.origin).toBeNull();
  });

  test('nobody called for a preflight', () =>
    expect(beginningsOf([], [[harPreflight('PUT')]], NONE).size).toBe(0));
});

test('the two sources stand side by side', () => {
  const [record, entry] = [webRequest(), harEntry()];
  expect([...beginningsOf([record], [[entry]], NONE).keys()]).toEqual([record, entry]);
});

test('DevTools tells a script’s request to a ws: URL from a WebSocket', () => {
  const record = webRequest({ url: 'ws://api.invalid/x', type: 'websocket' });
  const entry = (type: string) => new Map([[record.hops[0], harEntry({ url: 'ws://api.invalid/x', type })]]);
  expect(beginningsOf([record], [], entry('xhr')).get(record)?.type).toBe('xmlhttprequest');
  expect(beginningsOf([record], [], entry('websocket')).get(record)?.type).toBe('websocket');
});
