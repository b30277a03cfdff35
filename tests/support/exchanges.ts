import type { Exchange, HeaderList, Hop } from '../../src/index.ts';

/** Exchanges as the recorder makes them: what a test does not name is as in an ordinary fetch(). */

const PAGE = 'https://shop.example.com/checkout';
export const ORIGIN = 'https://shop.example.com';
const STARTED = Date.UTC(2026, 1, 3, 10, 42, 9, 318);

/** Stands for a value that the recorder dropped. */
export const SECRET = '(secret)';

export function headers(lines: Readonly<Record<string, string>>): HeaderList {
  return Object.entries(lines).map(([name, value]) =>
    value === SECRET ? { name, value: '', secret: true } : { name, value },
  );
}

export type Lines = Readonly<Record<string, string>>;
export type Answer = { status: number; headers?: Lines; fromCache?: boolean };

export function answer({ status, headers: lines = {}, fromCache = false }: Answer) {
  return { status, headerList: headers(lines), fromCache };
}

export function preflight(asks: Lines, answered: Answer | null): NonNullable<Hop['preflight']> {
  return {
    requestId: null,
    startedAt: STARTED,
    duration: answered === null ? null : 31,
    requestHeaders: headers({ Origin: ORIGIN, ...asks }),
    response: answered && answer(answered),
    error: answered === null ? 'net::ERR_CONNECTION_REFUSED' : null,
  };
}

export function hop(given: Partial<Hop> & Pick<Hop, 'url'>): Hop {
  const sent = { Accept: '*/*', Origin: ORIGIN, Referer: `${ORIGIN}/`, 'Sec-Fetch-Mode': 'cors' };
  return {
    method: 'GET',
    startedAt: STARTED,
    duration: 84,
    requestHeaders: headers(sent),
    preflight: null,
    response: null,
    ...given,
  };
}

export function exchange(id: string, hops: Exchange['hops'], more: Partial<Exchange> = {}): Exchange {
  return {
    id,
    requestId: id,
    browser: 'chromium',
    page: PAGE,
    origin: ORIGIN,
    type: 'fetch',
    startedAt: STARTED + (Number.parseInt(id, 36) % 900),
    hops,
    outcome: { kind: 'refused', error: 'net::ERR_FAILED' },
    forbiddenBy: null,
    serviceWorkerAnswer: null,
    callSite: { functionName: 'submitOrder', url: `${ORIGIN}/assets/checkout.js`, line: 88, column: 15 },
    call: { mode: 'cors', credentialsMode: 'same-origin', headerNames: [], api: 'fetch', redirectMode: null },
    fromStart: true,
    fromTab: true,
    seenBy: { webRequest: true, har: true, call: false },
    ...more,
  };
}

export const SERVED_BY_NGINX = {
  Server: 'nginx/1.25.3',
  Date: 'Tue, 03 Feb 2026 10:42:09 GMT',
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': '1184',
  Connection: 'keep-alive',
  'Cache-Control': 'no-store',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
};

export const ALLOWS_ALL = { 'Access-Control-Allow-Origin': '*' };

export const redirect = (to: string, lines: Lines = ALLOWS_ALL): Answer => ({
  status: 302,
  headers: { Location: to, ...lines },
});
