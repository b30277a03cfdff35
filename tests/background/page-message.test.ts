import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDropped, readPageMessage } from '../../background/page-message.ts';

const NOW = 1_700_000_000_000;
const ORIGIN = 'https://page.invalid';
const told = {
  at: NOW - 5,
  api: 'fetch',
  base: `${ORIGIN}/shop/cart`,
  url: '../api?x=1#part',
  method: 'put',
  mode: 'cors',
  credentials: 'include',
  redirect: 'follow',
  headers: 'X-One\ncontent-type\nx-one\n',
  stack: 'Error\n    at load (https://page.invalid/app.js:1:2)',
};
const read = (change: object) => readPageMessage({ ...told, ...change }, ORIGIN, NOW);

test('a call is resolved, normalized and counted once', () =>
  expect(readPageMessage(told, ORIGIN, NOW)).toEqual({
    at: NOW - 5,
    api: 'fetch',
    url: `${ORIGIN}/api?x=1`,
    origin: ORIGIN,
    method: 'PUT',
    mode: 'cors',
    credentials: 'include',
    redirect: 'follow',
    headers: ['x-one', 'content-type'],
    stack: '    at load (https://page.invalid/app.js:1:2)',
  }));

test('what the policy forbade keeps its place', () =>
  expect(
    readPageMessage(
      {
        api: 'csp',
        at: NOW,
        url: 'https://api.invalid/',
        directive: 'connect-src',
        source: 'a',
        line: 1,
        column: 2,
      },
      null,
      NOW,
    ),
  ).toEqual({
    ...{ api: 'csp', at: NOW, url: 'https://api.invalid/', directive: 'connect-src' },
    ...{ source: 'a', line: 1, column: 2, origin: null },
  }));

test.each(['csp', 'img', 'script'])('a page’s claim cannot be of %s, which the bridge sees itself', (api) => {
  const message = { api, url: 'https://api.invalid/', directive: 'connect-src' };
  expect(readPageMessage(message, ORIGIN, NOW)).not.toBe(null);
  expect(readPageMessage({ ...message, isClaim: true }, ORIGIN, NOW)).toBe(null);
});

test.each([
  ['', 'no-cors'],
  ['text/plain;charset=utf-8', 'no-cors'],
  ['Multipart/Form-Data', 'no-cors'],
  ['application/json', 'cors'],
  ['text/plainly', 'cors'],
])('a beacon of type %j is sent in mode %s', (blob, mode) =>
  expect(read({ api: 'beacon', mode: 'cors', blob })).toMatchObject({ mode }),
);

test.each(['patch', 'Patch', 'propfind'])('the method %s stays as it is', (method) =>
  expect(read({ method })).toMatchObject({ method }),
);

test.each([null, undefined, 5, 'a', [], {}, { api: 'fetch' }, { api: 'other', url: 'https://a.invalid/' }])(
  '%j is no call',
  (message) => expect(readPageMessage(message, null, NOW)).toBe(null),
);

test.each(['data:text/plain,a', 'blob:https://page.invalid/1', 'about:blank', 'http://[', 'eval'])(
  'the URL %s says nothing',
  (url) => expect(read({ url, base: '' })).toBe(null),
);

test('no call is reported from the future, nor without a time', () => {
  expect(read({ at: NOW + 1e9 })?.at).toBe(NOW);
  expect(read({ at: 'soon' })?.at).toBe(NOW);
});

test('whatever a page says stays within bounds', () => {
  const long = fc.oneof(
    fc.string(),
    fc.string().map((text) => text.repeat(5_000)),
    fc.anything(),
  );
  const any = fc.record(
    {
      ...{ at: fc.anything(), url: long, base: long, method: long, mode: long, credentials: long },
      ...{ redirect: long, headers: long, stack: long, blob: long, directive: long, source: long },
      ...{ api: fc.constantFrom('fetch', 'xhr', 'beacon', 'csp') },
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(any, (message) => {
      for (const url of [message.url, '/a'.repeat(10_000)]) {
        const call = readPageMessage({ base: `${ORIGIN}/`, ...message, url }, ORIGIN, NOW);
        if (call === null) continue;
        expect(JSON.stringify(call).length).toBeLessThan(120_000);
        expect(call.url.length).toBeLessThanOrEqual(8_192);
        if (call.api !== 'csp') expect(call.headers.length).toBeLessThanOrEqual(100);
        if (call.api !== 'csp') expect(call.stack.length).toBeLessThanOrEqual(4_096);
      }
    }),
  );
});

test.each([
  [{ dropped: 7 }, 7],
  [{ dropped: -7 }, 0],
  [{ dropped: 0.5 }, 0],
  [{ dropped: '7' }, 0],
  [told, 0],
  [null, 0],
])('of %j, the calls that the frame dropped are %i', (message, count) =>
  expect(readDropped(message)).toBe(count),
);
