import { expect, test } from 'vitest';
import { repair } from '../../src/diagnosis/repair.ts';
import { type Exchange, judgeExchange, type PolicyChange, plain } from '../../src/index.ts';
import { answer, exchange, hop, ORIGIN, preflight } from '../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/cart';
const OWN = { 'Access-Control-Allow-Origin': ORIGIN };
const ASKS = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-a' };

/** What repair() makes of a blocked exchange. */
function repairOf(blocked: Exchange) {
  const { hypotheses, profile } = judgeExchange(blocked);
  const [{ observation, conclusion }] = hypotheses;
  if (conclusion.verdict !== 'blocked') throw new Error(`It is ${conclusion.verdict}.`);
  const { stops, change, proof } = repair(observation, conclusion, profile);
  return { also: stops.slice(1).map(({ cause }) => cause.id), change, proof };
}

const linesOf = (change: readonly PolicyChange[]): readonly string[] =>
  change.map((each) => {
    if ('set' in each) return `${each.set}: ${each.to}`;
    return 'advise' in each ? `${each.advise}: ${plain(each.text)}` : JSON.stringify(each);
  });

const get = (lines: Readonly<Record<string, string>>, more: Partial<Exchange> = {}) =>
  exchange('a', [hop({ url: API, response: answer({ status: 200, headers: lines }) })], more);

const CALL = {
  ...{ api: 'fetch', mode: 'cors', credentialsMode: 'same-origin', headerNames: [], redirectMode: null },
} as const satisfies Exchange['call'];

test('repair() proves the change by running the standard over the changed answers', () => {
  const { change, also, proof } = repairOf(get({}));
  expect(linesOf(change)).toEqual([`Access-Control-Allow-Origin: ${ORIGIN}`, 'Vary: Origin']);
  expect({ also, proof }).toEqual({ also: [], proof: 'proven' });
});

test('repair() goes on until the standard allows, and names what would have blocked next', () => {
  const { change, also, proof } = repairOf(get({}, { call: { ...CALL, credentialsMode: 'include' } }));
  expect(linesOf(change.filter((each) => 'set' in each))).toEqual([
    `Access-Control-Allow-Origin: ${ORIGIN}`,
    'Vary: Origin',
    'Access-Control-Allow-Credentials: true',
  ]);
  expect(also).toEqual(['allow-credentials-missing']);
  expect(proof).toBe('proven');
});

test('repair() proves nothing about an answer that never came', () => {
  const unsent = hop({
    ...{ url: API, method: 'PUT', requestHeaders: null },
    preflight: preflight(ASKS, { status: 204, headers: OWN }),
  });
  const { change, also, proof } = repairOf(exchange('a', [unsent]));
  expect(linesOf(change)).toEqual(['Access-Control-Allow-Methods: PUT', 'Access-Control-Allow-Headers: x-a']);
  expect(also).toEqual(['request-header-not-allowed']);
  expect(proof).toBe('not-observed');
});

test('repair() has nothing to prove where no answer can help', () => {
  const { change, proof } = repairOf(
    exchange('a', [hop({ url: API, response: null })], { call: { ...CALL, mode: 'same-origin' } }),
  );
  expect(change.map((each) => 'advise' in each && each.advise)).toContain('page');
  expect(proof).toBe('not-applicable');
});
