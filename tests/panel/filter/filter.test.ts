import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../panel/entry/entry.ts';
import { complete } from '../../../panel/filter/complete.ts';
import { factsOf } from '../../../panel/filter/facts.ts';
import { KEYS } from '../../../panel/filter/keys.ts';
import { createSearch, matches, narrows } from '../../../panel/filter/match.ts';
import { parseQuery } from '../../../panel/filter/query.ts';
import { quoted, tokensOf } from '../../../panel/filter/tokens.ts';
import { fixtures } from '../../support/fixtures.ts';

const entries: Entry[] = Object.entries(fixtures).map(([id, summary]) => ({ id, navigation: 1, summary }));

/** The names of the fixtures that a filter finds. */
const ids = (search: ReturnType<typeof createSearch>, text: string): string[] =>
  (search(entries, parseQuery(text))?.entries ?? entries).map(({ id }) => id);
const found = (text: string): string[] => ids(createSearch(), text);
const problemOf = (text: string) => parseQuery(text).problem;

/** Text that a user may type: valid terms among any other text. */
const typed = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('-', '"', '\\', ':', '=', 'api', 'v1', 'https://api.example.com', 'localhost:8080'),
      fc
        .tuple(
          fc.constantFrom('', '-'),
          fc.constantFrom(...KEYS.map(({ name }) => name)),
          fc.oneof(
            fc.string({ maxLength: 4 }),
            fc.constantFrom('4', '40', '4x', '200', 'n', 'a', 'se', 'se=n'),
          ),
        )
        .map(([sign, key, value]) => `${sign}${key}:${value}`),
    ),
    { maxLength: 6 },
  )
  .map((terms) => terms.join(' '));

describe('the filter’s language', () => {
  it('splits what was typed into terms', () => {
    const terms = tokensOf('cart -host:api  cause:"not allowed" "a \\"b\\""');
    expect(terms.map(({ isNegated, key, value }) => ({ isNegated, key, value }))).toEqual([
      { isNegated: false, key: null, value: 'cart' },
      { isNegated: true, key: 'host', value: 'api' },
      { isNegated: false, key: 'cause', value: 'not allowed' },
      { isNegated: false, key: null, value: 'a "b"' },
    ]);
  });

  it('reads a value back as it was quoted', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect(tokensOf(`host:${quoted(value)}`).map((token) => token.value)).toEqual([value]);
      }),
    );
  });

  it('takes URLs and ports for words', () => {
    for (const text of [
      'https://api.example.com',
      'localhost:8080',
      'localhost:8080/x',
      'api.example.com:443',
    ])
      expect(parseQuery(text)).toMatchObject({ problem: null, terms: [{ key: null, value: text }] });
  });

  it('says in one sentence what it did not understand', () => {
    expect(problemOf('host:api status:401')).toBeNull();
    expect(problemOf('header:x-api-key=abc')).toBe(
      'Of a header named x-api-key, Crosscheck keeps only the length, not the value.',
    );
    expect(problemOf('header:vercel-protection-bypass=abc')).toMatch(/only the length/);
    for (const text of [
      'header:x-api-key',
      'header:x-api-key=',
      'header:vary=origin',
      'header:allow-origin=*',
      'header:fetch-mode=cors',
      'header:amz-cf-pop=fra',
      'header:vercel=hit',
    ])
      expect(problemOf(text)).toBeNull();
    expect(problemOf('staus:401')).toBe(
      'The filter has no key “staus:”, so this is searched as text. Did you mean “status:”?',
    );
    expect(problemOf('zzz:1x')).toMatch(/Press the down arrow/);
    expect(problemOf('status:')).toBe('“status:” needs a value: the status the list shows, e.g. status:4xx.');
    expect(problemOf('status:abc')).toMatch(/^“abc” is not a status: .* It is ignored\.$/);
    expect(problemOf('is:blocked')).toBe(
      '“blocked” is not one of credentialed, cached. Did you mean “verdict:blocked”?',
    );
    expect(problemOf('verdict:good')).toMatch(/is not one of blocked, failed, undecided, allowed/);
    expect(problemOf('"not closed')).toBe('A quotation mark is not closed yet.');
    expect(problemOf('a '.repeat(40))).toBe('Only the first 30 terms are used.');
    expect(problemOf('a'.repeat(2000))).toBe('Only the first 1000 characters are used.');
  });

  it('leaves out what it did not understand', () => {
    expect(found('status:abc host:')).toHaveLength(entries.length);
  });

  it('has an example for each key that it understands itself', () => {
    for (const { name, example } of KEYS) {
      expect(parseQuery(example)).toMatchObject({ problem: null, terms: [{ key: name }] });
    }
  });

  it('takes any text, and never throws', () => {
    fc.assert(
      fc.property(typed, fc.nat(60), (text, caret) => {
        const query = parseQuery(text);
        expect(query.terms.length).toBeLessThanOrEqual(30);
        for (const { summary } of entries) matches(query, factsOf(summary));
        expect(complete(text, Math.min(caret, text.length), entries).options.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('what the keys find', () => {
  it.each([
    ['prices', ['originMismatch']],
    ['PRICES', ['originMismatch']],
    ['cause:wildcard-origin host:api method:post', ['wildcardWithCredentials']],
    ['status:401', ['errorWithoutCors']],
    ['error:refused host:events', ['connectionRefused']],
    ['host:catalog status:404 phase:pre', ['preflightRouteMissing']],
    ['host:catalog -phase:preflight', []],
  ])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  it('tells how it ended as the list does', () => {
    expect(found('verdict:blocked')).toContain('originMismatch');
    expect(found('verdict:failed')).toContain('connectionRefused');
    expect(found('verdict:allowed')).toContain('allowedPlainly');
    expect(found('-verdict:allowed')).not.toContain('allowedPlainly');
  });

  it('looks for no answer, classes and beginnings of a status', () => {
    expect(found('status:none')).toContain('connectionRefused');
    expect(found('status:4')).toEqual(found('status:4xx'));
    expect(found('status:40')).toEqual(found('status:40x'));
    expect(found('status:2xx')).not.toContain('errorWithoutCors');
  });

  it('looks into the headers of one side or both, and never at a secret value', () => {
    expect(found('header:server=nginx')).toContain('wildcardWithCredentials');
    expect(found('response-header:server')).toContain('wildcardWithCredentials');
    expect(found('request-header:server')).toEqual([]);
    expect(found('request-header:cookie')).toContain('wildcardWithCredentials');
    expect(found('request-header:cookie=a')).toEqual([]);
    expect(found('is:credentialed')).toContain('wildcardWithCredentials');
  });

  it('knows what belongs to an exchange', () => {
    expect(found('has:preflight')).toContain('preflightRouteMissing');
    expect(found('has:preflight')).not.toContain('originMismatch');
    for (const id of found('has:redirect'))
      expect(entries.find((entry) => entry.id === id)?.summary.exchange.hops.length).toBeGreaterThan(1);
  });

  it('turns a term round with a minus', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS.map(({ example }) => example), 'api'), (term) => {
        expect([...found(term), ...found(`-${term}`)].sort()).toEqual(entries.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('searching while somebody types', () => {
  it('finds the same as searching anew', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const search = createSearch();
        for (let length = 0; length <= text.length; length += 1) {
          expect(ids(search, text.slice(0, length))).toEqual(found(text.slice(0, length)));
        }
      }),
    );
  });

  it('calls a query narrower only if it is', () => {
    fc.assert(
      fc.property(typed, typed, (one, other) => {
        const [next, previous] = [parseQuery(one), parseQuery(other)];
        fc.pre(narrows(next, previous));
        for (const id of found(one)) expect(found(other)).toContain(id);
      }),
    );
    expect(narrows(parseQuery('host:api'), parseQuery('host:a'))).toBe(true);
    expect(narrows(parseQuery('-host:api'), parseQuery('-host:a'))).toBe(false);
  });
});

describe('completion', () => {
  const labels = (text: string, caret = text.length) =>
    complete(text, caret, entries).options.map(({ label }) => label);

  it('offers keys where a term begins', () => {
    expect(labels('')).toEqual(KEYS.map(({ name }) => `${name}:`));
    expect(labels('host:api re')).toEqual(['request-header:', 'response-header:']);
    expect(complete('-st', 3, entries).options[0]?.insert).toBe('-status:');
  });

  it('offers the values that occur, the most frequent first, with how often', () => {
    const { options, from, to } = complete('cart host: x', 10, entries);
    expect([from, to]).toEqual([5, 10]);
    expect(options[0]).toMatchObject({ label: 'api.example.com', insert: 'host:api.example.com ' });
    expect(options[0]?.count).toBe(found('host:api.example.com').length);
    const counts = options.map(({ count }) => count ?? 0);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  it('offers headers, then their values', () => {
    expect(labels('response-header:serv')).toEqual(['server']);
    expect(labels('header:server=')).toContain('server=nginx/1.25.3');
    expect(labels('header:cookie=')).toEqual([]);
  });

  it('offers nothing for a key that does not exist', () => {
    expect(labels('nothing:')).toEqual([]);
  });

  it('offers only what finds something', () => {
    for (const { name } of KEYS) {
      for (const { insert } of complete(`${name}:`, name.length + 1, entries).options)
        expect({ insert, count: found(insert).length }).not.toEqual({ insert, count: 0 });
    }
  });
});
