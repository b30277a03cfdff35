import fc from 'fast-check';
import type { Browser } from '../../../src/index.ts';
import { requestHeaders } from './arbitrary-request-headers.ts';
import {
  allowCredentials,
  allowHeaders,
  allowMethods,
  allowOrigin,
  linesNamed,
  maxAge,
  mostly,
} from './arbitrary-values.ts';
import {
  type Answer,
  CACHE_POLICIES,
  type CachePolicy,
  type Case,
  type FetchRequest,
  type HeaderLine,
  type Hop,
  type OtherRequest,
  type PageRequest,
  PLACES,
  type Place,
  WAYS_ON,
  WAYS_OUT,
  type XhrRequest,
} from './case.ts';

const place = mostly<Place>(['api'], PLACES, 1);
const end = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant('whole' as const), weight: 40 },
  { arbitrary: fc.constantFrom('hang-up' as const, 'cut-off' as const), weight: 1 },
);

/** Usually empty; never a scheme for which Chromium opens a dialog. */
const challenge = mostly<readonly HeaderLine[]>([[]], [[['WWW-Authenticate', 'Bearer']]], 5);

const preflight: fc.Arbitrary<Answer> = fc
  .record({
    status: mostly(
      [204, 200],
      [299, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 407, 418, 429, 500, 501, 503],
      5,
    ),
    origin: allowOrigin,
    credentials: allowCredentials,
    methods: allowMethods,
    headers: allowHeaders,
    maxAge,
    challenge,
    location: mostly<Answer['location']>(
      [null],
      ['absolute', 'relative', 'with-credentials', 'data', 'unparseable', 'empty'],
      1,
    ),
    end,
  })
  .map(
    ({
      status,
      origin,
      credentials,
      methods,
      headers,
      maxAge: age,
      challenge: asks,
      location,
      end: ends,
    }) => ({
      status,
      location: status >= 300 && status < 400 ? location : null,
      end: ends,
      lines: [
        ...linesNamed('Access-Control-Allow-Origin', origin),
        ...linesNamed('Access-Control-Allow-Credentials', credentials),
        ...linesNamed('Access-Control-Allow-Methods', methods),
        ...linesNamed('Access-Control-Allow-Headers', headers),
        ...linesNamed('Access-Control-Max-Age', age),
        ...asks,
      ],
    }),
  );

const resourcePolicy = mostly<readonly string[]>(
  [[]],
  [
    ['same-origin'],
    ['same-site'],
    ['cross-origin'],
    ['nonsense'],
    ['same-origin, same-origin'],
    ['Same-Origin'],
  ],
  6,
);

const content = mostly<readonly HeaderLine[]>(
  [[]],
  [
    [['Content-Type', 'application/json']],
    [['Content-Type', 'text/html']],
    [
      ['Content-Type', 'application/json'],
      ['X-Content-Type-Options', 'nosniff'],
    ],
    [['X-Content-Type-Options', 'nosniff']],
  ],
  8,
);

const protocolLines = fc
  .record({ origin: allowOrigin, credentials: allowCredentials, policy: resourcePolicy, content })
  .map(({ origin, credentials, policy, content: type }) => [
    ...type,
    ...linesNamed('Access-Control-Allow-Origin', origin),
    ...linesNamed('Access-Control-Allow-Credentials', credentials),
    ...linesNamed('Cross-Origin-Resource-Policy', policy),
  ]);

/** A redirect to the next hop. */
const redirectResponse: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom(302, 301, 303, 307, 308),
  lines: protocolLines,
  location: mostly<Answer['location']>(['absolute'], WAYS_ON, 2),
  end: fc.constant('whole' as const),
});

/** The last answer, after which the browser goes no further. */
const lastResponse: fc.Arbitrary<Answer> = fc
  .record({
    status: mostly(
      [200],
      [201, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 407, 429, 500, 503],
      3,
    ),
    lines: protocolLines,
    location: mostly<Answer['location']>([null], WAYS_OUT, 1),
    end,
    challenge,
  })
  .map(({ status, lines, location, end: ends, challenge: asks }) => ({
    status,
    lines: [...lines, ...asks],
    location: [301, 302, 303, 307, 308].includes(status) ? location : null,
    end: ends,
  }));

const redirects: fc.Arbitrary<readonly Hop[]> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant([]), weight: 3 },
  {
    arbitrary: fc.array(fc.record({ at: place, preflight, response: redirectResponse }), {
      minLength: 1,
      maxLength: 3,
    }),
    weight: 1,
  },
);

const hops = fc
  .tuple(redirects, fc.record({ at: place, preflight, response: lastResponse }))
  .map(([before, last]): readonly [Hop, ...Hop[]] => {
    // fast-check shrinks by dropping the first elements, so the list is reversed: hops after the failing one are to be
    // dropped.
    const [first = last, ...rest] = [...before.toReversed(), last];
    return [first, ...rest];
  });

const method = mostly(
  ['GET'],
  ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'patch', 'put', 'CUSTOM', 'x'],
  1,
);
const body = mostly<string | null>([null], ['{}', 'x=1'], 1);
const hasNoBody = (name: string): boolean => /^(get|head)$/i.test(name);

const fetchRequest: fc.Arbitrary<FetchRequest> = fc
  .record({
    via: fc.constant('fetch' as const),
    method,
    mode: mostly<FetchRequest['mode']>(['cors'], ['no-cors', 'same-origin'], 6),
    credentials: fc.constantFrom('same-origin' as const, 'include' as const, 'omit' as const),
    redirect: mostly<FetchRequest['redirect']>(['follow'], ['error', 'manual'], 7),
    headers: requestHeaders,
    body,
  })
  .map((request) => (hasNoBody(request.method) ? { ...request, body: null } : request));

const xhrRequest: fc.Arbitrary<XhrRequest> = fc.record({
  via: fc.constant('XMLHttpRequest' as const),
  method,
  withCredentials: fc.boolean(),
  uploadListener: mostly([false], [true]),
  headers: requestHeaders,
  body,
});

const otherRequest: fc.Arbitrary<OtherRequest> = fc.oneof(
  fc.record({
    via: fc.constantFrom('image' as const, 'script' as const, 'module' as const),
    crossOrigin: fc.constantFrom('anonymous' as const, 'use-credentials' as const, null),
  }),
  fc.record({ via: fc.constant('EventSource' as const), withCredentials: fc.boolean() }),
  fc.record({
    via: fc.constant('sendBeacon' as const),
    contentType: mostly(['application/json'], ['text/plain'], 2),
  }),
);

const request = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fetchRequest, weight: 10 },
  { arbitrary: xhrRequest, weight: 4 },
  { arbitrary: otherRequest, weight: 4 },
);

/** Fills the browser's cache with the answer to a request without `Origin`. */
const NO_CORS_LOAD: FetchRequest = {
  via: 'fetch',
  method: 'GET',
  mode: 'no-cors',
  credentials: 'include',
  redirect: 'follow',
  headers: [],
  body: null,
};

const earlier: fc.Arbitrary<'same' | PageRequest | null> = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant(null), weight: 12 },
  { arbitrary: fc.constantFrom('same' as const, NO_CORS_LOAD), weight: 2 },
  { arbitrary: fetchRequest, weight: 1 },
);

const arbitraryCase: fc.Arbitrary<Case> = fc
  .record({
    from: mostly<Case['from']>(['page'], ['sandboxed-frame'], 9),
    before: earlier,
    cache: mostly<CachePolicy>(['no-store'], CACHE_POLICIES, 1),
    scheme: mostly<Case['scheme']>(['http'], ['ftp', 'unknown'], 60),
    request,
    hops,
  })
  .map(
    ({ before, ...each }): Case => ({
      ...each,
      // Calls that are never sent can be told apart only by URL, so a case has one of them.
      before: each.scheme !== 'http' ? null : before === 'same' ? each.request : before,
      cache: before === null ? 'no-store' : each.cache,
    }),
  );

/**
 * Firefox may open a dialog for a challenge, and then waits until somebody closes it. A no-cors request that is
 * redirected to mailto: opens the mail program in place of the page.
 */
export const arbitraryCaseFor = (browser: Browser): fc.Arbitrary<Case> =>
  browser === 'firefox' ? arbitraryCase.map(withoutDialogs) : arbitraryCase;

function withoutDialogs({ hops: [first, ...rest], ...each }: Case): Case {
  const calm = (answer: Answer): Answer => ({
    ...answer,
    location: answer.location === 'mailto' ? 'unknown' : answer.location,
    lines: answer.lines.filter(([name]) => name !== 'WWW-Authenticate'),
  });
  const calmHop = ({ at, preflight: before, response }: Hop): Hop => ({
    at,
    preflight: calm(before),
    response: calm(response),
  });
  return { ...each, hops: [calmHop(first), ...rest.map(calmHop)] };
}
