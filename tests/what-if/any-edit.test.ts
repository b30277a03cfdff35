import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causeAt } from '../../src/diagnosis/cause-at.ts';
import { NOTHING_EARLIER } from '../../src/exchange/exchange.ts';
import { observedHops } from '../../src/exchange/observed-hop.ts';
import { PROFILES } from '../../src/fetch/profiles.ts';
import { runFetch } from '../../src/fetch/run.ts';
import { consequenceOf, diagnose, type Supposition } from '../../src/index.ts';
import { completionsOf } from '../../src/what-if/consequence.ts';
import { exchangeOf } from '../../src/what-if/exchange-of.ts';
import { anyText } from '../support/any-text.ts';

/** Every input gets an answer, and the same one that the standard gives when it is run directly. */

const ORIGINS = ['https://app.invalid', 'http://app.invalid', 'https://api.invalid', 'null'];
const URLS = [
  'https://api.invalid/x',
  'http://api.invalid/x',
  'https://other.invalid/y',
  'http://localhost:1/',
  '',
  'ws://x',
];
const odd = anyText();
const origin = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ORIGINS) }, odd);
const url = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...URLS) }, odd);
const value = fc.oneof(
  fc.constantFrom(
    '*',
    'true',
    'null',
    ...ORIGINS,
    ...URLS,
    'content-type, x-a',
    'PUT, patch',
    'text/plain',
    'application/json',
    'Origin',
  ),
  odd,
);
const name = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'Access-Control-Allow-Origin',
      'Access-Control-Allow-Credentials',
      'Access-Control-Allow-Methods',
      'Access-Control-Allow-Headers',
      'Location',
      'Vary',
      'Content-Type',
      'Authorization',
      'X-A',
      'User-Agent',
      'Cookie',
      'Age',
      '',
    ),
  },
  odd,
);
const headerList = fc.array(
  fc.record({ name, value }).chain((header) => fc.constantFrom(header, { ...header, secret: true as const })),
  { maxLength: 5 },
);
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(200, 204, 301, 302, 303, 307, 304, 401, 404, 407, 500) },
  fc.constantFrom(0, 100, 101, -1, 1000, Number.NaN, 200.5),
);
const answer = fc.option(fc.record({ status, headerList }), { freq: 8 });
const hop = fc.record({ preflight: answer, response: answer, spared: fc.constant(null) });
const factOf = <T>(...values: readonly [T, ...T[]]) =>
  fc.shuffledSubarray([...values], { minLength: 1, maxLength: 2 }).map((some) => some as [T, ...T[]]);

const anySupposition: fc.Arbitrary<Supposition> = fc.record({
  profile: fc.constantFrom('chromium', 'firefox', 'standard'),
  type: fc.constantFrom('xmlhttprequest', 'fetch', 'image', ''),
  origin,
  url,
  method: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('GET', 'get', 'POST', 'PUT', 'patch', 'TRACE', '') },
    odd,
  ),
  mode: factOf('cors', 'no-cors', 'same-origin'),
  credentialsMode: factOf('same-origin', 'include'),
  redirectMode: factOf('follow', 'error', 'manual'),
  useCorsPreflightFlag: fc.boolean(),
  headerList,
  hops: fc.array(hop, { minLength: 1, maxLength: 3 }).map((hops) => hops as unknown as Supposition['hops']),
});

const isKnown = ({ mode, credentialsMode, redirectMode, hops }: Supposition): boolean =>
  [mode, credentialsMode, redirectMode].every((fact) => fact.length === 1) &&
  hops.every(({ preflight, response }) => preflight !== null && response !== null && response.status !== 304);

test('any supposition is answered', () => {
  fc.assert(
    fc.property(anySupposition, (supposition) => {
      const consequence = consequenceOf(supposition);
      const isFaulty = consequence.faults.some(({ isFatal }) => isFatal);
      expect(consequence.kind === 'faulty').toBe(isFaulty);
      if (!isFaulty && isKnown(supposition)) {
        // Nothing is supposed about the target of the last redirect.
        const isBeyond = consequence.kind === 'unanswered' && consequence.hop >= supposition.hops.length;
        if (!isBeyond) expect(consequence.kind).toBe('decided');
      }
      if (consequence.kind === 'decided') expect(consequence.diagnosis.verdict).not.toBe('undecided');
    }),
    { numRuns: 300 },
  );
});

test('each way to choose the open facts is one world, and ends as the standard says', () => {
  fc.assert(
    fc.property(anySupposition, (supposition) => {
      for (const completion of completionsOf(supposition)) {
        const exchange = exchangeOf(completion);
        const profile = PROFILES[completion.profile];
        const asked = {
          origin: completion.origin,
          caller: null,
          page: null,
          mode: completion.mode[0],
          credentialsMode: completion.credentialsMode[0],
          redirectMode: completion.redirectMode[0],
        };
        const { result } = runFetch(asked, observedHops(exchange, NOTHING_EARLIER, profile), profile);
        const { verdict, cause } = diagnose(exchange);
        if (cause === 'mixed-content') continue;
        if (result.kind === 'network error') {
          const named = causeAt(result.stop)?.cause.id;
          expect([verdict, cause]).toEqual(named === undefined ? ['failed', cause] : ['blocked', named]);
        } else if (result.kind === 'response') {
          const isStored = exchange.hops.at(-1)?.response?.status === 304;
          expect(verdict).toBe(isStored && exchange.outcome.kind === 'unknown' ? 'undecided' : 'allowed');
        } else expect(verdict).toBe('undecided');
      }
    }),
    { numRuns: 300 },
  );
});
