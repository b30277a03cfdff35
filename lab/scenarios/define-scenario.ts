/** What a scenario of the lab is: a page that makes requests, a server that answers, and the expected result. */

export type Browser = 'chromium' | 'firefox';

/** Where the lab's page can be. `servers.ts` says what is special about each place. */
export const PAGE_NAMES = [
  'app',
  'appWithPolicy',
  'appWithWorker',
  'appPublic',
  'appPublicInsecure',
  'appPlain',
] as const;

export type PageName = (typeof PAGE_NAMES)[number];

export type OriginName =
  | PageName
  | 'appOnLocalhost'
  | 'appOn127'
  /** Another origin of the app’s site, so both share the browser’s cache. */
  | 'appSibling'
  | 'api'
  | 'apiSameSite'
  | 'other'
  | 'closed'
  | 'raw'
  | 'nowhere'
  | 'untrusted'
  /** Wants a client certificate. */
  | 'mutual'
  /** Over https, and may ask for it from then on; `upgraded` is the same host over http. */
  | 'secure'
  | 'upgraded'
  /** A cache in front of `api`, for variants that need nginx. */
  | 'cache'
  | 'apiWithoutScheme'
  /** `api`, as a WebSocket is opened. */
  | 'socket'
  | 'plain';

/** What the URLs of a running lab begin with, e.g. `http://api.localhost:40123`. */
export type Origins = Readonly<Record<OriginName, string>>;

/** A name with several values is sent as several lines. */
export type HeaderLines = Readonly<Record<string, string | readonly string[]>>;

/** What a server does with a request. `silence` keeps the connection open and sends nothing. */
export type Answer = ResponseAnswer | 'hang-up' | 'silence';

/** Sent exactly as written: no CORS header is ever added. */
export type ResponseAnswer = {
  status: number;
  headers?: HeaderLines;
  body?: string;
  /** Closes the connection after the bytes of `body`, however many were announced. */
  thenHangUp?: true;
};

/** `<method> <path below the variant>`; the path `/*` matches every other path. */
export type Answers = Readonly<Record<`${string} /${string}`, Answer>>;

type Target = {
  at: OriginName;
  /** The path below the variant; `/` if absent. */
  path?: `/${string}`;
};

export type FetchAction = Target & {
  via: 'fetch' | 'sandboxed-frame-fetch';
  method?: string;
  headers?: Readonly<Record<string, string>>;
  mode?: RequestMode;
  credentials?: RequestCredentials;
  redirect?: RequestRedirect;
  cache?: RequestCache;
  body?: string;
  /** Milliseconds until the page gives up. */
  abortAfter?: number;
  /** The service worker that answers the page's requests; its script is in `gallery/`. */
  serviceWorker?: `/${string}.js`;
};

export type XhrAction = Target & {
  via: 'xhr';
  method?: string;
  headers?: Readonly<Record<string, string>>;
  withCredentials?: true;
  body?: string;
};

export type ImageAction = Target & {
  via: 'image';
  crossOrigin?: 'anonymous' | 'use-credentials';
  /** The app's document, in a frame, that loads the image; the page itself if absent. */
  inFrame?: `/${string}`;
};

export type WebSocketAction = Target & { via: 'web-socket' | 'sandboxed-frame-web-socket' };

export type EventSourceAction = Target & { via: 'event-source'; withCredentials?: true };

/** A fetch() by a frame whose page is at another origin. */
export type ElsewhereAction = Target & { via: 'fetch-elsewhere'; from: OriginName };

/** What the page does, as data. `page-source.ts` turns it into code, and the page runs exactly that code. */
export type PageAction = (FetchAction | XhrAction | ImageAction | EventSourceAction | WebSocketAction) & {
  /** Calls that come first and must succeed, e.g. the one that sets a cookie or fills a cache. */
  before?: readonly (FetchAction | ImageAction | ElsewhereAction | WebSocketAction)[];
};

/**
 * The code that the browser reports. If what the panel sees leaves open which of several it is, they are in a list, and
 * the browser's own is the first.
 */
export type ExpectedCodes = string | readonly [reported: string, ...others: string[]] | null;

export type Expectation = {
  verdict: 'allowed' | 'blocked' | 'failed';
  /** Id of the cause, null for `allowed`. */
  cause: string | null;
  /** Chromium's `Network.CorsError`, null where Chromium does not report one. */
  chromium: ExpectedCodes;
  /** The category of Firefox's console without its revision, null where Firefox prints none of CORS. */
  firefox: ExpectedCodes;
  /** Chromium's net error of the request, where it is not the CORS one. */
  errorText?: string;
  /** Nothing leaves the page, so only a recording of the page's calls can show it. */
  sent?: false;
  /** Ids of the warnings that must appear; others may. */
  warnings?: readonly string[];
  /** The expectation in Firefox, if it differs. */
  inFirefox?: {
    verdict?: Expectation['verdict'] | 'undecided';
    cause?: string | null;
    warnings?: readonly string[];
    /** What Firefox would print in the world that was not, where the panel cannot tell which one was. */
    mayPrint?: readonly string[];
  };
};

/** What the browser does with the network: it is offline, or ends the requests to this path with an error. */
export type NetworkConditions =
  | 'offline'
  | { failsWith: 'TimedOut' | 'AddressUnreachable' | 'ConnectionReset'; pathContains: `/${string}` };

/** Why the lab cannot show in Firefox what becomes of a host that wants https. */
export const NO_HSTS_IN_FIREFOX = 'It forgets that a host wants https if its certificate is an exception.';

/** What the lab itself does not have. */
export type Program = 'nginx';

/** The missing programs, each with how to get it. */
export type Missing = ReadonlyMap<Program, string>;

export type Variant = {
  /** Unique in its scenario, part of the request's URL. */
  id: string;
  title: string;
  /** The variant is left out without this program. */
  needs?: Program;
  /** The browsers in which this cannot happen, and why. */
  notIn?: Partial<Readonly<Record<Browser, string>>>;
  /** Where the page is; `app` if absent. */
  pageAt?: PageName;
  /** Whether the panel records the page's calls, in all browsers or in the named one. */
  recordCalls?: true | Browser;
  page: PageAction;
  server: (origins: Origins, at: Place) => Answers;
  /** Why the page still lacks its answer after somebody did what the diagnosis says. */
  unmended?: string;
  /** Applied in automatic runs only; in the gallery the network stays as it is. */
  conditions?: NetworkConditions;
  expect: Expectation;
};

/** Facts that an answer may need, e.g. for absolute URLs in `Location` or paths in `Set-Cookie`. */
export type Place = {
  /** `/<scenario>/<variant>` */
  path: string;
  /** The request's `Origin`, for the servers that reflect it; the gallery shows the page's. */
  requestOrigin: string;
};

export type Scenario = {
  /** The name of its file. For `kind: 'cause'`, the id of the cause. */
  id: string;
  kind: 'cause' | 'control' | 'hostile' | 'secret';
  title: string;
  /** One or two sentences: who did what, and why it fails. */
  story: string;
  variants: readonly Variant[];
};

export function defineScenario(scenario: Scenario): Scenario {
  for (const id of [scenario.id, ...scenario.variants.map((variant) => variant.id)]) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new Error(`Not a kebab-case id: ${JSON.stringify(id)}`);
  }
  if (new Set(scenario.variants.map((variant) => variant.id)).size !== scenario.variants.length) {
    throw new Error(`${scenario.id} has two variants with one id`);
  }
  return scenario;
}

/** A variant that CORS blocks. `chromium` and `firefox` are the codes that the browsers report. */
export function blocked(cause: string, chromium: ExpectedCodes, firefox: ExpectedCodes): Expectation {
  return { verdict: 'blocked', cause, chromium, firefox };
}

/**
 * A variant that fails without CORS. Firefox prints CORSDidNotSucceed for every network failure of a CORS request; null
 * if it prints nothing of CORS.
 */
export function failed(
  cause: string,
  errorText: string,
  firefox: 'CORSDidNotSucceed' | null = 'CORSDidNotSucceed',
): Expectation {
  return { verdict: 'failed', cause, chromium: null, firefox, errorText };
}

export function allowed(...warnings: string[]): Expectation {
  return { verdict: 'allowed', cause: null, chromium: null, firefox: null, warnings };
}

/** The expected result of a variant in this browser: the code that it must report, and all that the panel must predict. */
export function expectationIn(browser: Browser, { expect }: Variant) {
  const { verdict, cause, warnings = [] } = { ...expect, ...(browser === 'firefox' && expect.inFirefox) };
  const declared = expect[browser];
  const printed = declared === null ? [] : typeof declared === 'string' ? [declared] : declared;
  const others = (browser === 'firefox' && expect.inFirefox?.mayPrint) || [];
  const [reported = null] = printed;
  return { verdict, cause, warnings, reported, codes: [...printed, ...others] };
}
