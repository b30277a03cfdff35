import { describe, expect, test } from 'vitest';
import { decidingHop } from '../../../src/diagnosis/deciding-hop.ts';
import type { QuestionId } from '../../../src/diagnosis/types.ts';
import type { Answered, Facts } from '../../../src/diagnosis/walkthrough/answer.ts';
import { QUESTIONS } from '../../../src/diagnosis/walkthrough/questions.ts';
import { type Exchange, judgeExchange, lastHop, plain } from '../../../src/index.ts';
import { answer, exchange, hop, ORIGIN, preflight } from '../../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/cart';
const OWN = { 'Access-Control-Allow-Origin': ORIGIN };
const succeeded = { outcome: { kind: 'succeeded' } } as const;
const INCLUDING = {
  call: { api: 'fetch', mode: 'cors', credentialsMode: 'include', headerNames: [], redirectMode: null },
} as const;

/** What one question is answered about this exchange, from its first hypothesis. */
function ask(id: QuestionId, seen: Exchange, more: Partial<Facts> = {}): Answered {
  const [hypothesis] = judgeExchange(seen).hypotheses;
  const stop = hypothesis.conclusion.verdict === 'blocked' ? hypothesis.conclusion.stop : null;
  const facts: Facts = {
    ...{ exchange: seen, hypothesis, stop, steps: hypothesis.run.trace.steps },
    hop: stop === null ? lastHop(seen) : decidingHop({ exchange: seen, hop: stop.hop }),
    ...{ codes: { chromium: null, firefox: null }, console: [], also: [], otherBrowsers: [] },
    ...{ credentialsAreKnown: true, credentialsAreToldByLikeCall: false, isRefusedAtOpenStep: false },
    ...more,
  };
  const [, , answerTo] = QUESTIONS.find(([name]) => name === id) ?? [];
  if (answerTo === undefined) throw new Error(`Nobody asks ${id}.`);
  return answerTo(facts);
}

type Row = readonly [what: string, seen: Exchange, answer: string, summary: string, more?: Partial<Facts>];

const asks = (id: QuestionId, rows: readonly Row[]) =>
  test.each(rows.map((row) => [row[0], row] as const))('%s', (_what, [, seen, expected, summary, more]) => {
    const { answer: given, summary: said } = ask(id, seen, more);
    expect([given, plain(said)]).toEqual([expected, summary]);
  });

type Lines = Readonly<Record<string, string>>;

const get = (lines: Lines, more: Partial<Exchange> = {}, status = 200) =>
  exchange('a', [hop({ url: API, response: answer({ status, headers: lines }) })], more);

const put = (status: number, lines: Lines, more: Partial<Exchange> = {}) => {
  const asked = preflight({ 'Access-Control-Request-Method': 'PUT' }, { status, headers: lines });
  return exchange('a', [hop({ url: API, method: 'PUT', requestHeaders: null, preflight: asked })], more);
};

const unanswered = (error: string) =>
  exchange('a', [hop({ url: API })], { outcome: { kind: 'failed', error } });

const cached = (lines: Lines, more: Partial<Exchange> = {}) => {
  const stored = { ...answer({ status: 200, headers: { ...lines, Age: '30' } }), fromCache: true };
  return exchange('a', [hop({ url: API, response: stored })], more);
};

test('QUESTIONS are seven, each with a name of its own', () => {
  expect(new Set(QUESTIONS.map(([id]) => id)).size).toBe(7);
});

describe('whatItSaid(), at “report”', () => {
  const codes = { chromium: ['MissingAllowOriginHeader'], firefox: ['CORSMissingAllowOrigin'] };
  asks('report', [
    ['allowed', get(OWN, succeeded), 'does-not-apply', 'nothing, the page got its answer'],
    ['failed', unanswered('net::ERR_CONNECTION_REFUSED'), 'fails', 'net::ERR_CONNECTION_REFUSED'],
    ['right', get({}), 'holds', 'MissingAllowOriginHeader, and that is right', { codes }],
    ['half of it', get({}, {}, 500), 'holds', 'MissingAllowOriginHeader, not the whole story', { codes }],
    [
      'in Firefox',
      get({}, { browser: 'firefox', outcome: { kind: 'refused', error: 'NS_ERROR_DOM_BAD_URI' } }),
      'holds',
      'CORSMissingAllowOrigin, and that is right',
      { codes },
    ],
    [
      'an end that proves nothing',
      get({}, { outcome: { kind: 'unknown' } }),
      'not-observable',
      'not seen, most likely MissingAllowOriginHeader',
      { codes },
    ],
    ['no code', get({}), 'not-observable', 'not seen; neither recordings nor HAR files contain the console'],
  ]);

  test('its message misleads where another status is behind it', () => {
    expect(ask('report', get({}, {}, 500), { codes }).misleads).toBe(true);
    expect(ask('report', get({}), { codes }).misleads).toBe(false);
  });

  test('what other browsers would do is noted', () => {
    const other = {
      profile: 'firefox',
      verdict: 'allowed',
      cause: null,
      because: ['It is kinder.'],
    } as const;
    const { notes } = ask('report', get({}), { otherBrowsers: [other] });
    expect(notes.map((note) => plain(note)).join()).toContain('It is kinder.');
  });
});

describe('whetherItReached(), at “server”', () => {
  const moved = hop({ url: API, response: answer({ status: 302, headers: { ...OWN, Location: '/v2' } }) });
  const there = hop({ url: 'https://api.example.com/v2', response: answer({ status: 200, headers: OWN }) });
  const never = exchange('a', [hop({ url: API, requestHeaders: null })], {
    call: { ...INCLUDING.call, mode: 'same-origin' },
  });
  asks('server', [
    ['yes', get({}), 'holds', 'yes, it answered 200'],
    [
      'after a redirect',
      exchange('a', [moved, there], succeeded),
      'holds',
      'yes, after 1 redirect it answered 200',
    ],
    ['only the preflight', put(404, {}), 'holds', 'the OPTIONS did, the PUT did not'],
    ['no answer', unanswered('net::ERR_CONNECTION_REFUSED'), 'fails', 'no answer came from api.example.com'],
    ['never sent', never, 'fails', 'no, it was never sent'],
    ['from a cache', cached(OWN, succeeded), 'does-not-apply', 'no, a cache answered 200'],
    [
      'nothing seen',
      exchange('a', [hop({ url: API })], { outcome: { kind: 'unknown' } }),
      'not-observable',
      'no answer was seen',
    ],
  ]);
});

describe('whetherPreflightPassed(), at “preflight”', () => {
  const allows = { ...OWN, 'Access-Control-Allow-Methods': 'PUT' };
  const asked = preflight({ 'Access-Control-Request-Method': 'PUT' }, { status: 204, headers: allows });
  const passed = hop({
    url: API,
    method: 'PUT',
    preflight: asked,
    response: answer({ status: 200, headers: OWN }),
  });
  const unasked = hop({ url: API, method: 'PUT', response: answer({ status: 200, headers: OWN }) });
  const noCors = { ...succeeded, call: { ...INCLUDING.call, mode: 'no-cors' } } as const;
  const refused = preflight({ 'Access-Control-Request-Method': 'PUT' }, null);
  const alone = exchange('a', [hop({ url: API, method: 'PUT', requestHeaders: null, preflight: refused })], {
    outcome: { kind: 'failed', error: 'net::ERR_CONNECTION_REFUSED' },
  });
  asks('preflight', [
    ['none needed', get({}), 'does-not-apply', 'none was needed'],
    ['passed', exchange('a', [passed], succeeded), 'holds', 'yes, needed for the method PUT'],
    ['its status', put(404, OWN), 'fails', 'no, it stops here'],
    ['its origin', put(204, {}), 'not-reached', 'it stops at one of the next two questions'],
    ['no answer', alone, 'not-reached', 'it got no answer'],
    [
      'remembered',
      exchange('a', [unasked], succeeded),
      'not-observable',
      'none was seen, so an earlier one was still remembered',
    ],
    [
      'not in a HAR',
      exchange('a', [unasked], { ...succeeded, seenBy: { webRequest: false, har: true, call: false } }),
      'not-observable',
      'none was recorded: not every tool lists preflights, or an earlier one was remembered',
    ],
    ['without CORS', get({}, noCors), 'does-not-apply', 'the CORS protocol does not apply to mode no-cors'],
    [
      'where hypotheses differ',
      put(204, OWN),
      'fails',
      'no; at which step depends on the credentials mode',
      { isRefusedAtOpenStep: true },
    ],
  ]);
});

describe('whetherOriginIsAllowed(), at “origin”', () => {
  asks('origin', [
    ['absent', get({}), 'fails', 'no, the header is absent'],
    [
      'another',
      get({ 'Access-Control-Allow-Origin': 'https://www.example.com' }),
      'fails',
      'no, it stops here',
    ],
    ['ours', get(OWN, succeeded), 'holds', 'yes'],
    ['ours on the preflight', put(204, OWN), 'holds', 'yes'],
    ['absent, after a bad status', put(404, {}), 'not-reached', 'not reached; the header is absent'],
    [
      'another, after a bad status',
      put(404, { 'Access-Control-Allow-Origin': 'https://www.example.com' }),
      'not-reached',
      'not reached; would fail next',
    ],
    ['no answer', unanswered('net::ERR_CONNECTION_REFUSED'), 'does-not-apply', 'there is no answer to judge'],
  ]);

  test('the steps of the CORS check about the origin are shown', () => {
    expect(ask('origin', get({})).steps.map(({ step }) => step)).toEqual(['2']);
  });

  test('where it stops, the two origins are compared', () => {
    const { compares } = ask('origin', get({ 'Access-Control-Allow-Origin': 'https://www.example.com' }));
    expect(JSON.stringify(compares)).toContain('https://www.example.com');
    expect(JSON.stringify(compares)).toContain(ORIGIN);
  });
});

describe('whetherCredentialsAreAllowed(), at “credentials”', () => {
  const allowed = { ...OWN, 'Access-Control-Allow-Credentials': 'true' };
  const next = [{ id: 'allow-credentials-missing', title: '' }] as const;
  asks('credentials', [
    ['none', get(OWN, succeeded), 'does-not-apply', 'none are included'],
    ['yes', get(allowed, { ...succeeded, ...INCLUDING }), 'holds', 'yes'],
    ['no', get(OWN, INCLUDING), 'fails', 'no, it stops here'],
    ['not reached', get({}, INCLUDING), 'not-reached', 'not reached'],
    ['next', get({}, INCLUDING), 'not-reached', 'not reached; would fail next', { also: next }],
    [
      'not known',
      get({}),
      'not-observable',
      'whether they are included was not seen',
      { credentialsAreKnown: false },
    ],
  ]);
});

describe('whetherErrorHides(), at “error”', () => {
  asks('error', [
    ['no', get({}), 'does-not-apply', 'no, the status is 200'],
    ['yes', get({}, {}, 413), 'fails', 'yes, a 413'],
    ['for the page to read', get(OWN, succeeded, 404), 'holds', 'the page can read the 404'],
    ['at the preflight', put(500, {}), 'not-reached', 'not reached'],
    ['no answer', unanswered('net::ERR_CONNECTION_REFUSED'), 'does-not-apply', 'there is no answer to judge'],
  ]);

  test('notes what points to it', () => {
    const { notes } = ask('error', get({ 'WWW-Authenticate': 'Basic' }, {}, 401));
    expect(notes.map((note) => plain(note))).toEqual([
      'The GET was answered 401 without Access-Control-Allow-Origin.',
      'The server gives its reason in WWW-Authenticate.',
    ]);
  });
});

describe('whetherCacheInterfered(), at “cache”', () => {
  const other = { 'Access-Control-Allow-Origin': 'https://www.example.com' };
  asks('cache', [
    ['no', get(OWN, succeeded), 'holds', 'no sign of one'],
    [
      'harmless',
      cached({ 'Access-Control-Allow-Origin': '*' }, succeeded),
      'holds',
      'one answered, and did no harm',
    ],
    [
      'that knows of origins',
      cached({ ...OWN, Vary: 'Origin' }, succeeded),
      'holds',
      'one answered, and Vary: Origin is there',
    ],
    [
      'made for another',
      cached(other),
      'fails',
      'yes, with an answer that seems to be made for another request',
    ],
    ['at the preflight', put(404, {}), 'not-reached', 'not reached'],
  ]);

  test('notes what shows that one answered', () => {
    const [note] = ask('cache', cached(other)).notes;
    expect(plain(note ?? [])).toMatch(/ answered: .+\.$/);
  });
});
