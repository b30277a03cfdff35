import { expect, test } from 'vitest';
import { diagnose, type Exchange, plain } from '../../src/index.ts';
import { answer, exchange, headers, hop, ORIGIN, preflight } from '../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/cart';

/** A PUT whose preflight got `*` and nothing else. */
const PUT: Exchange = exchange(
  'b',
  [
    hop({
      ...{ url: API, method: 'PUT', requestHeaders: null },
      preflight: preflight(
        { 'Access-Control-Request-Method': 'PUT' },
        { status: 204, headers: { 'Access-Control-Allow-Origin': '*' } },
      ),
    }),
  ],
  { call: null },
);

/** A call before it, whose answer is for everybody and reached the page. */
function before(
  { url = API, allowOrigin = '*' } = {},
  more: Partial<Exchange> = { callSite: null },
): Exchange {
  const response = answer({ status: 200, headers: { 'Access-Control-Allow-Origin': allowOrigin } });
  return exchange('a', [hop({ url, response })], { call: null, outcome: { kind: 'succeeded' }, ...more });
}

const asPut = (call: Exchange): Exchange => ({ ...call, hops: [{ ...call.hops[0], method: 'PUT' }] });

function withoutCors(call: Exchange): Exchange {
  const requestHeaders = headers({ 'Sec-Fetch-Mode': 'no-cors' });
  return { ...call, hops: [{ ...call.hops[0], requestHeaders }] };
}

const credentialsAfter = (earlier: Exchange) =>
  diagnose(PUT, { sameUrl: [], sameServer: [earlier] }).credentialsMode;

test('without a call before it, the credentials mode is open', () =>
  expect(diagnose(PUT).credentialsMode).toBeNull());

test.each<readonly [string, Exchange]>([
  ['of the same form to the endpoint', asPut(before({ url: `${API}?page=2` }))],
  ['from the same place', before({ url: 'https://api.example.com/other' }, {})],
])('a call %s that got an answer under `*` sent no credentials, and so does this one', (_, earlier) =>
  expect(credentialsAfter(earlier)).toBe('same-origin'),
);

test.each<readonly [string, Exchange]>([
  ['that got an answer for its origin', before({ allowOrigin: ORIGIN })],
  ['that got none', before({}, { callSite: null, outcome: { kind: 'refused', error: 'net::ERR_FAILED' } })],
  ['of another page', before({}, { callSite: null, origin: 'https://other.example.com' })],
  ['of another method', before()],
  ['to another endpoint', before({ url: 'https://api.example.com/orders' })],
  [
    'from another place',
    before({}, { callSite: { functionName: '', url: `${ORIGIN}/other.js`, line: 1, column: 1 } }),
  ],
  ['without CORS', withoutCors(before())],
])('a call %s tells nothing', (_, earlier) => expect(credentialsAfter(earlier)).toBeNull());

test('what the browser did outranks the likeness', () => {
  const blocked = exchange(
    'b',
    [hop({ url: API, response: answer({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' } }) })],
    { call: null },
  );
  expect(diagnose(blocked, { sameUrl: [], sameServer: [before()] })).toMatchObject({
    cause: 'wildcard-origin-with-credentials',
    credentialsMode: 'include',
  });
});

test('the question about credentials says how it is known', () => {
  const { walkthrough } = diagnose(PUT, { sameUrl: [], sameServer: [asPut(before())] });
  const question = walkthrough.find(({ id }) => id === 'credentials');
  expect(plain(question?.summary ?? [])).toBe(
    'none are included, like in an earlier call that got its answer under *',
  );
});
