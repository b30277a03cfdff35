import { describe, expect, test } from 'vitest';
import { diagnoseAll, type Header, readCapture } from '../../src/index.ts';
import { API, PAGE } from '../support/tell.ts';

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

/** A HAR of Firefox: the time of a request excludes its preflight, and may be 0. */
const capture = (told: readonly Told[], creator = 'Firefox') => {
  const origin = { name: 'Origin', value: new URL(PAGE).origin };
  const entries = told.map(
    ({ at, method = 'GET', url = API, headers = [], status = 200, answer = [], to }) => ({
      startedDateTime: new Date(begin + at).toISOString(),
      time: 0,
      request: { method, url, headers: [origin, ...headers] },
      response: { status, headers: [...ALLOW, ...answer], redirectURL: to ?? '' },
    }),
  );
  const log = { creator: { name: creator, version: '153.0' }, entries };
  return readCapture(JSON.stringify({ log })).exchanges;
};

const ALLOW = [
  { name: 'Access-Control-Allow-Origin', value: new URL(PAGE).origin },
  { name: 'Access-Control-Allow-Credentials', value: 'true' },
];
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

const x = (name: string) => [{ name, value: '1' }];
const refused = (names: string, status = 404) => ({ ...preflight(names), status });
const allowing = (name: string) => [{ name: 'Access-Control-Allow-Headers', value: name }];

describe('two requests for one URL, one of them refused at its preflight', () => {
  const verdictsOf = (told: readonly Told[], creator?: string) =>
    diagnoseAll(capture(told, creator)).map(({ cause, verdict }) => cause ?? verdict);

  test('each has its own, one after the other', () => {
    const own = x('X-Own');
    const first = { at: 25, ...preflight('x-own'), answer: allowing('x-own') };
    const second = { at: 3019, ...refused('x-own') };
    expect(
      verdictsOf([{ at: 0, headers: own }, first, { at: 3000, headers: own, status: 0 }, second]),
    ).toEqual(['allowed', 'preflight-route-missing']);
  });

  test('each has its own at one moment, though both were refused', () => {
    const told = [
      { at: 0, headers: x('X-A'), status: 0 },
      { at: 1, headers: x('X-B'), status: 0 },
      { at: 30, ...refused('x-b', 403) },
      { at: 31, ...refused('x-a', 404) },
    ];
    expect(verdictsOf(told)).toEqual(['preflight-route-missing', 'preflight-forbidden']);
  });

  test('a proxy lists the preflight first, and nothing of what was refused', () => {
    const told = [
      { at: 0 },
      { at: 5000, ...refused('authorization', 403) },
      { at: 6000, ...preflight('x-own'), answer: allowing('x-own') },
      { at: 6010, headers: x('X-Own') },
    ];
    expect(verdictsOf(told, 'a proxy')).toEqual(['allowed', 'preflight-forbidden', 'allowed']);
  });
});

describe('what leads nowhere else', () => {
  test.each<[string, Partial<Told>, Partial<Told>]>([
    ['a Location without a redirect status', { status: 201 }, {}],
    ['a redirect of long ago', {}, { at: 600_000 }],
    ['a redirect to a request of another method', {}, { method: 'PUT' }],
    ['a redirect to the preflight of a request that was never sent', { status: 307 }, refused('x-a')],
  ])('%s', (_, one, other) => {
    const told = [
      { at: 0, status: 302, to: NEXT, ...one },
      { at: 10, url: NEXT, ...other },
    ];
    expect(capture(told, 'a proxy').map(({ hops }) => hops.length)).toEqual([1, 1]);
  });
});
