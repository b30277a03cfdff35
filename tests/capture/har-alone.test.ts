import { describe, expect, test } from 'vitest';
import { diagnoseAll, type Header, readCapture } from '../../src/index.ts';
import { API, PAGE } from './tell.ts';

const NEXT = 'https://api.invalid/next';
const begin = Date.parse('2026-01-01T00:00:00Z');

type Told = {
  readonly at: number;
  readonly method?: string;
  readonly url?: string;
  readonly headers?: readonly Header[];
  readonly status?: number;
  readonly answer?: readonly Header[];
  readonly to?: string;
};

/** What Firefox lists: the time of a request leaves out its preflight, and may be nothing at all. */
const capture = (told: readonly Told[]) => {
  const origin = { name: 'Origin', value: new URL(PAGE).origin };
  const entries = told.map(
    ({ at, method = 'GET', url = API, headers = [], status = 200, answer = [], to }) => ({
      startedDateTime: new Date(begin + at).toISOString(),
      time: 0,
      request: { method, url, headers: [origin, ...headers] },
      response: { status, headers: [...ALLOW, ...answer], redirectURL: to ?? '' },
    }),
  );
  const log = { creator: { name: 'Firefox', version: '153.0' }, entries };
  return readCapture(JSON.stringify({ log })).exchanges;
};

const ALLOW = [{ name: 'Access-Control-Allow-Origin', value: new URL(PAGE).origin }];
const authorization = [{ name: 'Authorization', value: 'Bearer a' }];
const preflight = (names: string) => ({
  method: 'OPTIONS',
  status: 204,
  headers: [
    { name: 'Access-Control-Request-Method', value: 'GET' },
    { name: 'Access-Control-Request-Headers', value: names },
  ],
});

describe('a HAR of Firefox without anything else', () => {
  test('a preflight belongs to the last request that began before it', () => {
    const found = capture([
      { at: 0, headers: authorization },
      { at: 500, headers: authorization },
      { at: 505, ...preflight('authorization') },
    ]);
    expect(found.map(({ hops: [{ preflight: its }] }) => its?.startedAt ?? null)).toEqual([
      null,
      begin + 505,
    ]);
  });

  test('of requests at one moment each gets the preflight that announces what it carries', () => {
    const x = [{ name: 'X-Own', value: '1' }];
    const found = capture([
      { at: 0, headers: authorization },
      { at: 1, headers: x },
      { at: 2, ...preflight('authorization') },
      { at: 3, ...preflight('x-own') },
    ]);
    expect(found.map(({ hops: [{ preflight: its }] }) => its?.startedAt ?? null)).toEqual([
      begin + 2,
      begin + 3,
    ]);
  });

  test('a redirect is followed by the request that was just led there', () => {
    const found = capture([
      { at: 0, status: 303, to: NEXT },
      { at: 500, status: 303, to: NEXT },
      { at: 510, url: NEXT },
    ]);
    expect(found.map(({ hops }) => hops.length)).toEqual([1, 2]);
  });

  test('where the headers of a redirect were left out, its target is known all the same', () => {
    const allowAny = [{ name: 'Access-Control-Allow-Origin', value: '*' }];
    const [found] = diagnoseAll(
      capture([
        { at: 0, status: 303, to: NEXT },
        { at: 10, url: NEXT, answer: allowAny },
      ]),
    );
    expect(found?.cause).toBe('allow-origin-multiple');
  });

  test('requests at one moment are each followed by their own', () => {
    const found = capture([
      { at: 0, status: 303, to: NEXT },
      { at: 40, status: 303, to: NEXT },
      { at: 2, url: NEXT },
      { at: 43, url: NEXT, status: 401 },
    ]);
    expect(found.map(({ hops }) => hops.at(-1)?.response?.status)).toEqual([200, 401]);
  });

  test('the preflight of a redirect is no hop of its own', () => {
    const [first, second, ...others] = diagnoseAll(
      capture([
        { at: 0, status: 303, to: NEXT },
        { at: 500, status: 303, to: NEXT, headers: authorization },
        { at: 505, ...preflight('authorization'), answer: allowAll },
        { at: 510, url: NEXT, headers: authorization },
        { at: 515, url: NEXT, ...preflight('authorization'), answer: allowAll },
      ]),
    );
    expect(others).toEqual([]);
    expect(first?.exchange.hops).toHaveLength(1);
    expect(second?.exchange.hops.map(({ preflight: its }) => its?.startedAt)).toEqual([
      begin + 505,
      begin + 515,
    ]);
    expect(second?.verdict).toBe('allowed');
  });
});

const allowAll = [{ name: 'Access-Control-Allow-Headers', value: 'authorization' }];
