import type { CauseId } from '../../src/causes/index.ts';
import { PROFILES, type ProfileName } from '../../src/fetch/profiles.ts';
import type { Stored } from '../../src/fetch/request.ts';
import { type Asked, type ObservedHop, type Run, runFetch } from '../../src/fetch/run.ts';
import type { Algorithm } from '../../src/fetch/standard.ts';
import type { Stop, StopOf } from '../../src/fetch/stop.ts';
import { API, ask, GOOD, hop, PAGE, response } from './observed.ts';

/** What leads to one stop: the hops, and the request and browser if they are not the usual ones. */
type Journey = {
  readonly hops: readonly [ObservedHop, ...ObservedHop[]];
  readonly asked?: Partial<Asked>;
  readonly profile?: ProfileName;
};

export const runOf = ({ hops, asked, profile = 'standard' }: Journey): Run =>
  runFetch(ask(asked), hops, PROFILES[profile]);

/** Where the journey ends, which must be a stop. */
export function stopOf(journey: Journey): Stop {
  const { result } = runOf(journey);
  if (result.kind !== 'network error') throw new Error(`The journey ends with a ${result.kind}`);
  return result.stop;
}

const LAST = 'https://last.invalid/';
const INCLUDE = { credentialsMode: 'include' } as const;
const allowing = (origin: string) => `Access-Control-Allow-Origin: ${origin}`;

const answered = (status: number, ...lines: readonly string[]): Journey => ({
  hops: [hop({ response: response(status, ...lines) })],
});
const included = (...lines: readonly string[]): Journey => ({ ...answered(200, ...lines), asked: INCLUDE });
const redirected = (location: string, asked: Partial<Asked> = {}): Journey => ({
  ...answered(302, ...GOOD, `Location: ${location}`),
  asked,
});
const preflighted = (
  status: number,
  lines: readonly string[],
  given: Partial<ObservedHop> = {},
  asked: Partial<Asked> = {},
): Journey => ({
  hops: [hop({ ...given, preflight: { response: response(status, ...lines) }, response: null })],
  asked,
});
const permitted = (lines: readonly string[], given: Partial<ObservedHop>, asked: Partial<Asked> = {}) =>
  preflighted(204, [...GOOD, ...lines], given, asked);

const METHODS = 'Access-Control-Allow-Methods:';
const HEADERS = 'Access-Control-Allow-Headers:';
const PUT = { method: 'PUT' };
const X_A = { unsafeNames: ['x-a'] };

const STORED: Stored = { by: 'browser', sign: 'Age: 10', seen: true, madeFor: null };
/** An answer that allows what is given. */
export const answeredWith = (origin: string): Journey => answered(200, allowing(origin));

const fromCache = (...lines: readonly string[]): Journey => ({
  hops: [hop({ response: { ...response(200, ...lines), stored: STORED } })],
});

/** Where a redirect led to a sign-in. */
const signIn = (given: Partial<ObservedHop>, asked: Partial<Asked> = {}): Journey => ({
  hops: [
    hop({ response: response(302, ...GOOD, 'Location: /login') }),
    hop({ url: 'https://api.invalid/login', ...given }),
  ],
  asked,
});
const preflightOfSignIn = (given: Partial<ObservedHop>, ...lines: readonly string[]): Journey =>
  signIn({ ...given, preflight: { response: response(204, ...GOOD, ...lines) }, response: null });

/** What a CORS layer says if it looked at the origin. */
const REFUSED = 'Vary: Origin, Access-Control-Request-Method';

/** A redirect to its own URL. */
const AGAIN = hop({ response: response(302, ...GOOD, `Location: ${API}`) });

/** By algorithm, step and reason: the cause that it leads to, null if the reason is not CORS, and the way there. */
type EveryStop = {
  readonly [A in Algorithm]: {
    readonly [S in StopOf<A>['at']['step']]: {
      readonly [R in StopOf<A, S>['at']['reason']]: readonly [cause: CauseId | null, journey: Journey];
    };
  };
};

const EVERY_STOP: EveryStop = {
  'CORS check': {
    '2': {
      redirect: ['redirect-without-cors', answered(302, `Location: ${LAST}`)],
      'sign-in': ['redirected-to-login', signIn({ response: response(200) })],
      'error response': ['error-response-without-cors', answered(502)],
      stored: ['cached-without-cors', fromCache()],
      missing: ['allow-origin-missing', answered(200)],
      challenge: ['challenge-page', answered(403, 'cf-mitigated: challenge')],
      'refused by CORS layer': ['cors-layer-refused', answered(403, REFUSED)],
    },
    '4': {
      'sign-in': [
        'redirected-to-login',
        signIn({ response: response(200, allowing('https://other.invalid')) }),
      ],
      multiple: ['allow-origin-multiple', answered(200, allowing('*'), allowing(PAGE))],
      wildcard: ['wildcard-origin-with-credentials', included(allowing('*'))],
      malformed: ['allow-origin-malformed', answered(200, allowing(`${PAGE}/`))],
      opaque: ['opaque-origin', { ...answered(200, allowing(PAGE)), asked: { origin: 'null' } }],
      tainted: [
        'redirect-tainted-origin',
        {
          hops: [
            hop({ response: response(302, ...GOOD, `Location: ${LAST}`) }),
            hop({ url: LAST, response: response(200, ...GOOD) }),
          ],
        },
      ],
      stored: ['cached-for-another-origin', fromCache(allowing('https://other.invalid'))],
      mismatch: ['origin-mismatch', answered(200, allowing('https://other.invalid'))],
    },
    '7': {
      'sign-in': ['redirected-to-login', signIn({ response: response(200, allowing(PAGE)) }, INCLUDE)],
      absent: ['allow-credentials-missing', included(allowing(PAGE))],
      'not true': [
        'allow-credentials-not-true',
        included(allowing(PAGE), 'Access-Control-Allow-Credentials: True'),
      ],
    },
  },
  'CORS-preflight fetch': {
    '7': {
      'sign-in': [
        'redirected-to-login',
        signIn({ ...PUT, preflight: { response: response(405) }, response: null }),
      ],
      challenge: ['challenge-page', preflighted(403, ['cf-mitigated: challenge'])],
      'refused by CORS layer': ['cors-layer-refused', preflighted(403, [REFUSED])],
      redirected: ['preflight-redirected', preflighted(302, [...GOOD, `Location: ${LAST}`])],
      'redirected nowhere': [
        null,
        { ...preflighted(302, [...GOOD, 'Location: https://']), profile: 'firefox' },
      ],
      'requires auth': ['preflight-requires-auth', preflighted(401, GOOD)],
      forbidden: ['preflight-forbidden', preflighted(403, GOOD)],
      'route missing': ['preflight-route-missing', preflighted(404, GOOD)],
      'not ok': ['preflight-status-not-ok', preflighted(500, [])],
    },
    '7.3': {
      methods: ['allow-methods-malformed', permitted([`${METHODS} GET PUT`], PUT)],
      headers: ['allow-headers-malformed', permitted([`${HEADERS} x a`], X_A)],
    },
    '7.5': {
      'sign-in': ['redirected-to-login', preflightOfSignIn(PUT)],
      wildcard: ['wildcard-methods-with-credentials', permitted([`${METHODS} *`], PUT, INCLUDE)],
      case: ['method-case-mismatch', permitted([`${METHODS} PATCH`], { method: 'patch' })],
      'not listed': ['method-not-allowed', permitted([], PUT)],
    },
    '7.6': {
      wildcard: ['authorization-not-listed', permitted([`${HEADERS} *`], { unsafeNames: ['authorization'] })],
    },
    '7.7': {
      'sign-in': ['redirected-to-login', preflightOfSignIn(X_A)],
      'CORS header': [
        'cors-header-in-request',
        permitted([], { unsafeNames: ['access-control-allow-origin'] }),
      ],
      wildcard: ['wildcard-headers-with-credentials', permitted([`${HEADERS} *`], X_A, INCLUDE)],
      'not listed': ['request-header-not-allowed', permitted([], X_A)],
    },
  },
  'HTTP-redirect fetch': {
    '5': { 'no URL': [null, redirected('https://')] },
    '6': {
      'unsafe scheme': [null, redirected('data:,a')],
      'scheme is not HTTP(S)': ['scheme-not-http', redirected('ftp://api.invalid/')],
      'scheme is not HTTP(S), without CORS': [null, redirected('ftp://api.invalid/', { mode: 'no-cors' })],
    },
    '7': {
      'too many redirects': [null, { hops: [AGAIN, ...Array.from({ length: 20 }, () => AGAIN)] }],
    },
    '9': {
      'URL with credentials': [
        'redirect-url-with-credentials',
        redirected('https://user:pass@last.invalid/'),
      ],
    },
  },
  'main fetch': {
    '12': {
      'same-origin mode': ['same-origin-mode', { ...answered(200, ...GOOD), asked: { mode: 'same-origin' } }],
      'same-origin mode, redirected': [
        null,
        {
          hops: [hop({ url: `${PAGE}/`, response: response(302, `Location: ${LAST}`) })],
          asked: { mode: 'same-origin' },
        },
      ],
      'no-cors redirect mode': [
        'no-cors-redirect-mode',
        { ...answered(200), asked: { mode: 'no-cors', redirectMode: 'error' } },
      ],
      'scheme is not HTTP(S)': ['scheme-not-http', { hops: [hop({ url: 'ftp://api.invalid/' })] }],
    },
  },
  'HTTP fetch': {
    '3.5.7': {
      'opaque response': [
        'service-worker-opaque-response',
        { hops: [hop({ serviceWorkerAnswer: 'opaque' })] },
      ],
    },
    '6.3': { 'redirect mode error': [null, redirected(LAST, { redirectMode: 'error' })] },
  },
  'Local Network Access': {
    'secure context': {
      'insecure page': [
        'insecure-local-network',
        { hops: [hop({ isTooLocal: true })], asked: { origin: 'http://page.invalid' } },
      ],
    },
    permission: { 'no permission': ['local-network-access-denied', { hops: [hop({ isTooLocal: true })] }] },
  },
};

/** The same as a list. */
export const STOPS = Object.entries(EVERY_STOP).flatMap(([algorithm, steps]) =>
  Object.entries<Record<string, readonly [CauseId | null, Journey]>>(steps).flatMap(([step, reasons]) =>
    Object.entries(reasons).map(([reason, [cause, journey]]) => ({
      algorithm,
      step,
      reason,
      cause,
      journey,
    })),
  ),
);
