import { describe, expect, test } from 'vitest';
import { diagnoseAll, Recorder } from '../../src/index.ts';
import { edit, testExample } from '../support/examine.ts';
import { readExample } from '../support/read-example.ts';

const example = testExample('own-origin-refused', {
  phase: null,
  evidence: {
    origin: 'https://shop.example.com',
    url: 'https://shop.example.com/orders',
    status: 403,
    host: 'shop.example.com',
  },
  says: ['https://shop.example.com', '403'],
  proof: 'not-applicable',
  change: [],
});

const listed = (text: string) =>
  diagnoseAll(readExample(text)).map(({ verdict, warnings }) => [verdict, ...warnings.map(({ id }) => id)]);

test('is listed as allowed, with the warning', () => {
  expect(listed(example)).toEqual([['allowed', 'own-origin-refused']]);
});

test.each([
  ['an ordinary 401', edit(example, ['< 403', '< 401'])],
  ['an ordinary 422', edit(example, ['< 403', '< 422'])],
  ['a 403 that no CORS layer gave', edit(example, [/< Vary.*Headers\n/s.exec(example)?.[0] ?? '', ''])],
  ['an answer', edit(example, ['< 403', '< 200'])],
  ['a request without Origin', edit(example, ['> Origin: https://shop.example.com\n', ''])],
])('%s is not listed', (_, text) => expect(() => listed(text)).toThrow('makes 0 exchanges'));

test('a script of the page that is refused as JSON is listed', () => {
  const script = edit(
    example,
    ['credentials: same-origin', 'credentials: same-origin\ntype: script'],
    ['POST', 'GET'],
    [/< Vary.*Headers\n/s.exec(example)?.[0] ?? '', '< Content-Type: application/json\n'],
  );
  expect(listed(script)).toEqual([['allowed', 'own-origin-refused']]);
});

describe('with `Vary: Origin` alone', () => {
  const recorded = (status: number, passes: 'before' | 'after' | 'never') => {
    const recorder = new Recorder('chromium', 'https://shop.example.com/');
    const ask = (requestId: string, method: string, headers: readonly object[], statusCode: number) => {
      const asked = {
        requestId,
        method,
        url: 'https://shop.example.com/orders',
        type: 'xmlhttprequest',
        tabId: 1,
      };
      const details = { ...asked, initiator: 'https://shop.example.com', timeStamp: 1_767_225_600_000 };
      recorder.addEvent('onBeforeRequest', details);
      recorder.addEvent('onSendHeaders', { ...details, requestHeaders: headers });
      const responseHeaders = [{ name: 'Vary', value: 'Origin' }];
      recorder.addEvent('onHeadersReceived', { ...details, statusCode, responseHeaders });
      recorder.addEvent('onCompleted', { ...details, statusCode, responseHeaders });
    };
    if (passes === 'before') ask('1', 'GET', [], 200);
    ask('2', 'POST', [{ name: 'Origin', value: 'https://shop.example.com' }], status);
    if (passes === 'after') ask('3', 'GET', [], 200);
    return diagnoseAll(recorder.exchanges()).map(({ verdict, warnings }) => [
      verdict,
      ...warnings.map(({ id }) => id),
    ]);
  };

  test.each([
    [403, 'before'],
    [500, 'before'],
    [403, 'after'],
  ] as const)('a %i is listed where the URL passes without Origin %s', (status, passes) =>
    expect(recorded(status, passes)).toEqual([['allowed', 'own-origin-refused']]),
  );

  test.each([
    [403, 'never'],
    [401, 'before'],
    [422, 'before'],
    [200, 'before'],
  ] as const)('a %i is not listed where it passes %s', (status, passes) =>
    expect(recorded(status, passes)).toEqual([]),
  );
});
