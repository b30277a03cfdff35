import { expect, test } from 'vitest';
import type { Caller } from '../../src/fetch/request.ts';
import { diagnose, type Exchange, type PolicyChange, plain } from '../../src/index.ts';
import { answer, exchange, hop, ORIGIN, preflight } from '../support/fixtures/exchanges.ts';

/** Another way is offered only where it would help. */

const API = 'https://api.example.com/cart';
const CALL = { mode: 'cors', headerNames: [], api: 'fetch', redirectMode: null } as const;
const INCLUDE = { call: { ...CALL, credentialsMode: 'include' } } as const;
const WILDCARD = { 'Access-Control-Allow-Origin': '*' };

const sentences = (change: readonly PolicyChange[]): string =>
  change.flatMap((each) => ('advise' in each ? [plain(each.text)] : [])).join(' ');

const put = (allowed: string, more: Partial<Exchange>) => {
  const asks = { 'Access-Control-Request-Method': 'PUT' };
  const headers = { ...WILDCARD, 'Access-Control-Allow-Methods': allowed };
  const unsent = { url: API, method: 'PUT', requestHeaders: null, response: null };
  return diagnose(
    exchange('a', [hop({ ...unsent, preflight: preflight(asks, { status: 204, headers }) })], more),
  );
};

test('leaving out credentials is offered where * would then be enough', () =>
  expect(sentences(put('PUT', INCLUDE).change)).toContain('leave out credentials'));

test('it is not offered beside a method that is not allowed either way', () => {
  const { cause, also, change } = put('GET', INCLUDE);
  expect([cause, also.map(({ id }) => id)]).toEqual([
    'wildcard-origin-with-credentials',
    ['method-not-allowed'],
  ]);
  expect(sentences(change)).not.toContain('leave out');
});

test('under a condition it is offered beside the change that is right in any case', () => {
  const { cause, change, conditional } = put('GET', { call: null });
  expect(cause).toBe('method-not-allowed');
  expect(sentences(change)).not.toContain('leave out');
  expect(conditional.map((each) => sentences(each.change))).toEqual([
    expect.stringContaining('leave out credentials'),
  ]);
});

const tag = (caller: Caller, credentialsMode: 'include' | 'same-origin', headers: Record<string, string>) =>
  diagnose(
    exchange('a', [hop({ url: API, response: answer({ status: 200, headers }) })], {
      caller,
      call: { ...CALL, credentialsMode },
    }),
  );

test.each([
  ['an image without the header', tag('image', 'same-origin', {}), 'drop crossorigin'],
  ['an image with credentials', tag('image', 'include', WILDCARD), 'write crossorigin instead'],
  [
    'a beacon with credentials',
    tag('beacon', 'include', { 'Access-Control-Allow-Origin': ORIGIN }),
    'keepalive',
  ],
] as const)('%s is told its own way', (_, { change }, words) => expect(sentences(change)).toContain(words));
