import { describe, expect, test } from 'vitest';
import { worldsOf } from '../../src/diagnosis/worlds.ts';
import { diagnose, type Exchange, plain, toJson } from '../../src/index.ts';
import { faultsOf } from '../support/documented-shape.ts';
import { headers, response } from '../support/observed.ts';

const PAGE = 'https://page.invalid';
const API = 'https://api.invalid/x';

type Given = Partial<Omit<Exchange, 'hops'>> & Partial<Exchange['hops'][0]>;

/** An exchange of one hop; what is not given has its usual value. */
function exchange({
  url = API,
  method = 'GET',
  requestHeaders = headers(`Origin: ${PAGE}`),
  preflight = null,
  response: answer = response(200),
  ...given
}: Given): Exchange {
  return {
    ...{
      id: '1',
      requestId: '1',
      browser: 'chromium',
      page: `${PAGE}/`,
      origin: PAGE,
      type: 'xmlhttprequest',
      caller: null,
      startedAt: 0,
      fromStart: true,
    },
    outcome: { kind: 'unknown' },
    ...{
      callSite: null,
      call: null,
      forbiddenBy: null,
      serviceWorkerAnswer: null,
      answer: null,
      fromTab: true,
      seenBy: { webRequest: true, har: false, call: false },
    },
    ...given,
    hops: [{ url, method, startedAt: 0, duration: null, requestHeaders, preflight, response: answer }],
  };
}

const refused = { kind: 'refused', error: 'net::ERR_FAILED' } as const;
const succeeded = { kind: 'succeeded' } as const;

describe('the worlds an observation leaves open', () => {
  const modes = (given: Given) => [...new Set(worldsOf(exchange(given)).possible.map(({ mode }) => mode))];
  const credentials = (given: Given, of: 'likely' | 'possible' = 'possible') =>
    [...new Set(worldsOf(exchange(given))[of].map(({ credentialsMode }) => credentialsMode))].sort();

  test.each([
    ['Origin on a GET', {}, ['cors']],
    ['no Origin', { requestHeaders: [] }, ['no-cors']],
    ['no headers seen', { requestHeaders: null }, ['cors', 'no-cors']],
    ['Origin on a POST', { method: 'POST' }, ['cors', 'no-cors']],
    ['Origin on a PUT', { method: 'PUT' }, ['cors']],
    ['a font', { type: 'font', requestHeaders: null }, ['cors']],
    ['a WebSocket', { type: 'websocket' }, ['websocket']],
    ['a WebSocket that HAR gives no type', { type: '', url: 'ws://api.invalid/' }, ['websocket']],
    [
      'what the browser says',
      { requestHeaders: headers(`Origin: ${PAGE}`, 'Sec-Fetch-Mode: no-cors') },
      ['no-cors'],
    ],
    [
      'what the page said',
      {
        call: {
          mode: 'same-origin',
          credentialsMode: null,
          headerNames: [],
          api: 'fetch',
          redirectMode: null,
        },
      },
      ['same-origin'],
    ],
  ] as const)('mode: %s', (_, given, expected) => expect(modes(given)).toEqual(expected));

  test.each([
    ['nothing', {}, ['include', 'same-origin']],
    ['a cookie', { requestHeaders: headers(`Origin: ${PAGE}`, 'Cookie: x') }, ['include']],
    [
      'Sec-Fetch-Storage-Access',
      { requestHeaders: headers(`Origin: ${PAGE}`, 'Sec-Fetch-Storage-Access: none') },
      ['include'],
    ],
    ['a beacon', { type: 'ping' }, ['include']],
    ['a font', { type: 'font' }, ['same-origin']],
    [
      'the page’s own word',
      {
        call: { mode: 'cors', credentialsMode: 'include', headerNames: [], api: 'fetch', redirectMode: null },
      },
      ['include'],
    ],
  ] as const)('credentials mode: %s', (_, given, expected) => expect(credentials(given)).toEqual(expected));

  test.each([
    ['fetch() may choose it', 'xmlhttprequest', true, ['error', 'follow']],
    ['a script always follows', 'script', true, ['follow']],
    ['an image always follows', 'image', true, ['follow']],
    ['a worker may hand on what an image asks for, and choose it', 'image', false, ['error', 'follow']],
  ] as const)('redirect mode: %s', (_, type, fromTab, expected) => {
    const given = { type, fromTab, browser: 'firefox', outcome: { kind: 'unknown' } } as const;
    const { possible } = worldsOf(exchange({ ...given, response: response(308) }));
    expect([...new Set(possible.map(({ redirectMode }) => redirectMode))].sort()).toEqual(expected);
  });

  test('in Chromium a missing Sec-Fetch-Storage-Access is a sign, but no proof', () => {
    const requestHeaders = headers(`Origin: ${PAGE}`, 'Sec-Fetch-Site: cross-site');
    expect(credentials({ requestHeaders }, 'likely')).toEqual(['same-origin']);
    expect(credentials({ requestHeaders })).toEqual(['include', 'same-origin']);
    expect(credentials({ requestHeaders, browser: 'firefox' }, 'likely')).toEqual(['include', 'same-origin']);
    expect(credentials({ requestHeaders, fromTab: false }, 'likely')).toEqual(['include', 'same-origin']);
  });
});

describe('the browser is the judge', () => {
  const wildcard = response(200, 'Access-Control-Allow-Origin: *');

  test('a refused * was refused because credentials were included', () => {
    const diagnosis = diagnose(exchange({ response: wildcard, outcome: refused }));
    expect(diagnosis).toMatchObject({
      cause: 'wildcard-origin-with-credentials',
      credentialsMode: 'include',
    });
  });

  test('a * that passed was asked for without them', () =>
    expect(diagnose(exchange({ response: wildcard, outcome: succeeded }))).toMatchObject({
      verdict: 'allowed',
      credentialsMode: 'same-origin',
    }));

  test('if the end proves nothing, both are named', () => {
    const diagnosis = diagnose(exchange({ response: wildcard }));
    expect(diagnosis).toMatchObject({
      verdict: 'undecided',
      needs: 'credentials-mode',
      credentialsMode: null,
      change: [],
    });
    expect(diagnosis.candidates.map(({ id }) => id)).toEqual(['allowed', 'wildcard-origin-with-credentials']);
    expect(plain(diagnosis.explanation)).toContain('credentials mode would decide');
  });

  test('what it let pass is allowed, whatever the algorithms say', () =>
    expect(diagnose(exchange({ response: response(200), outcome: succeeded })).verdict).toBe('allowed'));

  test('what it stopped although the algorithms allow it failed for another reason', () => {
    const allowing = response(
      200,
      `Access-Control-Allow-Origin: ${PAGE}`,
      'Access-Control-Allow-Credentials: true',
    );
    expect(diagnose(exchange({ response: allowing, outcome: refused }))).toMatchObject({
      verdict: 'failed',
      phase: null,
    });
  });

  test('an error with its own name is not about CORS', () =>
    expect(
      diagnose(
        exchange({ response: null, outcome: { kind: 'failed', error: 'net::ERR_CONNECTION_REFUSED' } }),
      ),
    ).toMatchObject({
      verdict: 'failed',
      cause: 'connection-refused',
    }));
});

describe('the repair', () => {
  test('names what would block next, and all that is to be changed', () => {
    const cookie = headers(`Origin: ${PAGE}`, 'Cookie: x');
    const diagnosis = diagnose(exchange({ requestHeaders: cookie, outcome: refused }));
    expect(diagnosis).toMatchObject({ cause: 'allow-origin-missing', proof: 'proven' });
    expect(diagnosis.also.map(({ id }) => id)).toEqual(['allow-credentials-missing']);
    expect(diagnosis.change.filter((change) => !('advise' in change))).toEqual([
      { set: 'Access-Control-Allow-Origin', to: PAGE, on: ['response'] },
      { set: 'Vary', to: 'Origin', on: ['response'] },
      { set: 'Access-Control-Allow-Credentials', to: 'true', on: ['response'] },
    ]);
  });

  test('says for each candidate that blocks what would repair it', () => {
    const { verdict, change, alternatives } = diagnose(
      exchange({
        ...{ browser: 'firefox', outcome: { kind: 'unknown' } },
        response: response(200, 'Access-Control-Allow-Origin: *'),
      }),
    );
    expect({ verdict, change }).toEqual({ verdict: 'undecided', change: [] });
    const sets = alternatives.map(({ condition, change: rules }) => [
      condition,
      rules.flatMap((rule) => ('set' in rule ? [`${rule.set}: ${rule.to}`] : [])),
    ]);
    expect(sets).toEqual([
      [
        'the call includes credentials',
        [`Access-Control-Allow-Origin: ${PAGE}`, 'Vary: Origin', 'Access-Control-Allow-Credentials: true'],
      ],
    ]);
  });

  test('is not proven where the request was never sent', () => {
    const preflight = {
      requestId: 'p',
      startedAt: 0,
      duration: 1,
      requestHeaders: headers('Access-Control-Request-Method: PUT'),
      response: response(404),
      error: null,
    };
    const diagnosis = diagnose(
      exchange({ method: 'PUT', requestHeaders: null, preflight, response: null, outcome: refused }),
    );
    expect(diagnosis).toMatchObject({
      verdict: 'blocked',
      phase: 'preflight',
      cause: 'preflight-route-missing',
      proof: 'not-observed',
    });
  });
});

test('the walkthrough answers the seven questions in order, and its steps are those of the run', () => {
  const { walkthrough } = diagnose(exchange({ outcome: refused }));
  expect(walkthrough.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(walkthrough.map(({ answer }) => answer)).toEqual([
    'holds',
    'holds',
    'does-not-apply',
    'fails',
    'not-observable',
    'does-not-apply',
    'holds',
  ]);
  expect(walkthrough[3]?.steps.map(({ algorithm, step, holds }) => [algorithm, step, holds])).toEqual([
    ['CORS check', '2', false],
  ]);
});

test.each([
  ['blocked', { outcome: refused }],
  ['failed', { response: null, outcome: { kind: 'failed', error: 'net::ERR_FAILED' } }],
  ['undecided', { response: null }],
  ['allowed', { outcome: succeeded }],
] as const)('%s is printed as JSON in the documented shape', (verdict, given) => {
  const json = toJson(diagnose(exchange(given)));
  expect(json.verdict).toBe(verdict);
  expect(faultsOf(json)).toEqual([]);
});

test('the documented shape is not met by anything else', () => {
  const json = toJson(diagnose(exchange({ outcome: refused })));
  const { needs: _left, ...without } = json;
  expect(faultsOf(without)).toContain('needs is missing');
  expect(faultsOf({ ...json, more: 1 })).toEqual(['more is not documented']);
  expect(faultsOf({ ...json, status: '200' })).toEqual(['status is "200"']);
  expect(faultsOf({ ...json, phase: null })).toEqual([
    'blocked: a phase is told if and only if a cause of CORS is',
  ]);
  expect(faultsOf({ ...json, change: [{ set: 'a', to: 'b', on: ['request'] }] })).toHaveLength(1);
  expect(faultsOf({ ...json, walkthrough: [] })).toEqual(['blocked: seven questions are answered']);
});
