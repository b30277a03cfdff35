import type { ProfileName } from '../../src/fetch/profiles.ts';
import { PROFILES } from '../../src/fetch/profiles.ts';
import type { Stored } from '../../src/fetch/request.ts';
import { type Asked, type ObservedHop, type Run, runFetch } from '../../src/fetch/run.ts';
import { API, ask, GOOD, hop, PAGE, response } from './observed.ts';

/** What leads to one stop: the hops, and the request and browser if they are not the usual ones. */
type Journey = {
  readonly hops: readonly [ObservedHop, ...ObservedHop[]];
  readonly asked?: Partial<Asked>;
  readonly profile?: ProfileName;
};

export const runOf = ({ hops, asked, profile = 'standard' }: Journey): Run =>
  runFetch(ask(asked), hops, PROFILES[profile]);

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
const fromCache = (...lines: readonly string[]): Journey => ({
  hops: [hop({ response: { ...response(200, ...lines), stored: STORED } })],
});

/** A redirect to its own URL. */
const AGAIN = hop({ response: response(302, ...GOOD, `Location: ${API}`) });

/** One journey to each stop, by algorithm, step and reason. */
export const EVERY_STOP: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, Journey>>>>>
> = {
  'CORS check': {
    '2': {
      redirect: answered(302, `Location: ${LAST}`),
      'sign-in': {
        hops: [
          hop({ response: response(302, ...GOOD, 'Location: /login') }),
          hop({ url: 'https://api.invalid/login', response: response(200) }),
        ],
      },
      'error response': answered(502),
      stored: fromCache(),
      missing: answered(200),
    },
    '4': {
      multiple: answered(200, allowing('*'), allowing(PAGE)),
      wildcard: included(allowing('*')),
      malformed: answered(200, allowing(`${PAGE}/`)),
      opaque: { ...answered(200, allowing(PAGE)), asked: { origin: 'null' } },
      tainted: {
        hops: [
          hop({ response: response(302, ...GOOD, `Location: ${LAST}`) }),
          hop({ url: LAST, response: response(200, ...GOOD) }),
        ],
      },
      stored: fromCache(allowing('https://other.invalid')),
      mismatch: answered(200, allowing('https://other.invalid')),
    },
    '7': {
      absent: included(allowing(PAGE)),
      'not true': included(allowing(PAGE), 'Access-Control-Allow-Credentials: True'),
    },
  },
  'CORS-preflight fetch': {
    '7': {
      redirected: preflighted(302, [...GOOD, `Location: ${LAST}`]),
      'redirected nowhere': { ...preflighted(302, [...GOOD, 'Location: https://']), profile: 'firefox' },
      'requires auth': preflighted(401, GOOD),
      forbidden: preflighted(403, GOOD),
      'route missing': preflighted(404, GOOD),
      'not ok': preflighted(500, []),
    },
    '7.3': {
      methods: permitted([`${METHODS} GET PUT`], PUT),
      headers: permitted([`${HEADERS} x a`], X_A),
    },
    '7.5': {
      wildcard: permitted([`${METHODS} *`], PUT, INCLUDE),
      case: permitted([`${METHODS} PATCH`], { method: 'patch' }),
      'not listed': permitted([], PUT),
    },
    '7.6': { wildcard: permitted([`${HEADERS} *`], { unsafeNames: ['authorization'] }) },
    '7.7': {
      'CORS header': permitted([], { unsafeNames: ['access-control-allow-origin'] }),
      wildcard: permitted([`${HEADERS} *`], X_A, INCLUDE),
      'not listed': permitted([], X_A),
    },
  },
  'HTTP-redirect fetch': {
    '5': { 'no URL': redirected('https://') },
    '6': {
      'unsafe scheme': redirected('data:,a'),
      'scheme is not HTTP(S)': redirected('ftp://api.invalid/'),
      'scheme is not HTTP(S), without CORS': redirected('ftp://api.invalid/', { mode: 'no-cors' }),
    },
    '7': {
      'too many redirects': {
        hops: [AGAIN, ...Array.from({ length: 20 }, () => AGAIN)],
      },
    },
    '9': { 'URL with a password': redirected('https://user:pass@last.invalid/') },
  },
  'main fetch': {
    '12': {
      'same-origin mode': { ...answered(200, ...GOOD), asked: { mode: 'same-origin' } },
      'same-origin mode, redirected': {
        hops: [hop({ url: `${PAGE}/`, response: response(302, `Location: ${LAST}`) })],
        asked: { mode: 'same-origin' },
      },
      'no-cors redirect mode': {
        ...answered(200),
        asked: { mode: 'no-cors', redirectMode: 'error' },
      },
      'scheme is not HTTP(S)': { hops: [hop({ url: 'ftp://api.invalid/' })] },
    },
  },
  'HTTP fetch': {
    '3.5.7': { 'opaque response': { hops: [hop({ serviceWorkerAnswer: 'opaque' })] } },
    '6.3': { 'redirect mode error': redirected(LAST, { redirectMode: 'error' }) },
  },
  'Local Network Access': {
    'secure context': {
      'insecure page': { hops: [hop({ isTooLocal: true })], asked: { origin: 'http://page.invalid' } },
    },
    permission: { 'no permission': { hops: [hop({ isTooLocal: true })] } },
  },
};
