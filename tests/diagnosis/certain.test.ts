import { expect, test } from 'vitest';
import { diagnose, type Exchange } from '../../src/index.ts';
import { answer, exchange, hop, ORIGIN, preflight } from '../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/cart';

/** A PUT whose preflight is answered with these lines; whether the call includes credentials was not seen. */
const put = (headers: Readonly<Record<string, string>>, status = 204): Exchange =>
  exchange(
    'a',
    [
      hop({
        ...{ url: API, method: 'PUT', requestHeaders: null },
        preflight: preflight({ 'Access-Control-Request-Method': 'PUT' }, { status, headers }),
      }),
    ],
    { call: null },
  );

const get = (headers: Readonly<Record<string, string>>, more: Partial<Exchange> = {}): Exchange =>
  exchange('a', [hop({ url: API, response: answer({ status: 200, headers }) })], { call: null, ...more });

/** What the diagnosis calls certain, and what it makes depend on a fact. */
function partsOf(blocked: Exchange) {
  const { verdict, cause, also, conditional, candidates, change, needs, codes } = diagnose(blocked);
  const linesOf = (list: typeof change) =>
    list.flatMap((each) => ('set' in each ? [`${each.set}: ${each.to}`] : []));
  return {
    ...{ verdict, cause, needs, codes: codes.chromium },
    also: also.map(({ id }) => id),
    lines: linesOf(change),
    conditional: conditional.map((each) => ({
      ...{ when: each.when, text: each.condition, proof: each.proof },
      causes: each.causes.map(({ id }) => id),
      lines: linesOf(each.change),
    })),
    candidates: candidates.map(({ id }) => id),
  };
}

test('a method that is not allowed is the cause, whether or not the `*` would stop the call before', () => {
  expect(partsOf(put({ 'Access-Control-Allow-Origin': '*' }))).toEqual({
    verdict: 'blocked',
    cause: 'method-not-allowed',
    also: [],
    needs: 'credentials-mode',
    codes: ['MethodDisallowedByPreflightResponse', 'PreflightWildcardOriginNotAllowed'],
    lines: ['Access-Control-Allow-Methods: PUT'],
    conditional: [
      {
        when: { 'credentials-mode': 'include' },
        text: 'the call includes credentials',
        causes: ['wildcard-origin-with-credentials'],
        lines: [
          `Access-Control-Allow-Origin: ${ORIGIN}`,
          'Vary: Origin',
          'Access-Control-Allow-Credentials: true',
        ],
        proof: 'not-observed',
      },
    ],
    candidates: [],
  });
});

test('what a call with credentials needs besides is a condition, not part of the change', () => {
  expect(partsOf(get({}))).toMatchObject({
    verdict: 'blocked',
    cause: 'allow-origin-missing',
    codes: ['MissingAllowOriginHeader'],
    lines: [`Access-Control-Allow-Origin: ${ORIGIN}`, 'Vary: Origin'],
    conditional: [
      { causes: ['allow-credentials-missing'], lines: ['Access-Control-Allow-Credentials: true'] },
    ],
    needs: 'credentials-mode',
  });
});

test('nothing is conditional where both worlds need the same', () => {
  const headers = { 'Access-Control-Allow-Credentials': 'true' };
  expect(partsOf(get(headers))).toMatchObject({
    cause: 'allow-origin-missing',
    conditional: [],
    needs: null,
  });
});

test('it is undecided only where the page may have had the answer', () => {
  const open = get(
    { 'Access-Control-Allow-Origin': '*' },
    { browser: 'firefox', outcome: { kind: 'unknown' } },
  );
  expect(partsOf(open)).toMatchObject({
    verdict: 'undecided',
    cause: null,
    candidates: ['allowed', 'wildcard-origin-with-credentials'],
    needs: 'credentials-mode',
  });
});
