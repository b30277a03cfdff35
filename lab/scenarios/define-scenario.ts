/** What a scenario of the lab is: a page that asks, a server that answers, and what must come of it. */

export type Browser = 'chromium' | 'firefox';

/** Where the lab's page can be. What is special about each place is said where it is started, in `servers.ts`. */
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
  /** Another origin of the app’s site, so that both share the browser’s cache. */
  | 'appSibling'
  | 'api'
  | 'apiSameSite'
  | 'other'
  | 'closed'
  | 'raw'
  | 'nowhere'
  | 'untrusted'
  /** A cache in front of `api`, for variants that need nginx. */
  | 'cache'
  | 'apiWithoutScheme'
  | 'plain';

/** What the URLs of a running lab begin with, e.g. `http://api.localhost:40123`. */
export type Origins = Readonly<Record<OriginName, string>>;

/** A name with several values is sent as several lines. */
export type HeaderLines = Readonly<Record<string, string | readonly string[]>>;

/** What a server does with a request. `silence` keeps the connection and says nothing. */
export type Answer = ResponseAnswer | 'hang-up' | 'silence';

/** Sent exactly so: no CORS header is ever added. */
export type ResponseAnswer = {
  status: number;
  headers?: HeaderLines;
  body?: string;
  /** Closes the connection after the bytes of `body`, however many were announced. */
  thenHangUp?: true;
};

/** `<method> <path below the variant>`; the path `/*` stands for every other path. */
export type Answers = Readonly<Record<`${string} /${string}`, Answer>>;

type Target = {
  at: OriginName;
  /** Below the variant; `/` if absent. */
  path?: `/${string}`;
};

export type FetchAction = Target & {
  via: 'fetch' | 'sandboxed-frame-fetch';
  method?: string;
  headers?: Readonly<Record<string, string>>;
  mode?: RequestMode;
  credentials?: RequestCredentials;
  redirect?: RequestRedirect;
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
  /** The app's document, in a frame, that the image is loaded into; the page itself if absent. */
  inFrame?: `/${string}`;
};

export type WebSocketAction = Target & { via: 'web-socket' | 'sandboxed-frame-web-socket' };

export type EventSourceAction = Target & { via: 'event-source'; withCredentials?: true };

/** A fetch() by a frame whose page is at another origin. */
export type ElsewhereAction = Target & { via: 'fetch-elsewhere'; from: OriginName };

/** What the page does, as data: `page-source.ts` writes the code from it, and the page runs exactly that code. */
export type PageAction = (FetchAction | XhrAction | ImageAction | EventSourceAction | WebSocketAction) & {
  /** Calls that come first and must succeed, e.g. the one that sets a cookie or fills a cache. */
  before?: readonly (FetchAction | ImageAction | ElsewhereAction | WebSocketAction)[];
};

export type Expectation = {
  verdict: 'allowed' | 'blocked' | 'failed';
  /** Id of the cause, null for `allowed`. */
  cause: string | null;
  /** Chromium's `Network.CorsError`, null where Chromium does not report one. */
  chromium: string | null;
  /** The category of Firefox's console without its revision, null where Firefox prints none of CORS. */
  firefox: string | null;
  /** Chromium's net error of the request, where it is not the CORS one. */
  errorText?: string;
  /** Nothing leaves the page: only who records the page's calls can know. */
  sent?: false;
  /** Ids of the warnings that must be given; others may be. */
  warnings?: readonly string[];
  /** What must come of it in Firefox, where that is something else. */
  inFirefox?: {
    verdict?: Expectation['verdict'] | 'undecided';
    cause?: string | null;
    warnings?: readonly string[];
  };
};

/** What the browser itself is made to do with the network: be offline, or end the requests of this path with an error. */
export type NetworkConditions =
  | 'offline'
  | { failsWith: 'TimedOut' | 'AddressUnreachable' | 'ConnectionReset'; pathContains: `/${string}` };

/** What the lab itself does not have. */
export type Program = 'nginx';

/** The programs that are not there, each with how to get it. */
export type Missing = ReadonlyMap<Program, string>;

export type Variant = {
  /** Unique in its scenario, part of the request's URL. */
  id: string;
  title: string;
  /** Without this program the variant is left out. */
  needs?: Program;
  /** The browsers in which this cannot happen, and why. */
  notIn?: Partial<Readonly<Record<Browser, string>>>;
  /** Where the page is that asks; `app` if absent. */
  pageAt?: PageName;
  /** The panel records the page's calls meanwhile; where only one browser needs it, in that one. */
  recordCalls?: true | Browser;
  page: PageAction;
  server: (origins: Origins, at: Place) => Answers;
  /** Only where the run is automatic: by hand, the network is as it is. */
  conditions?: NetworkConditions;
  expect: Expectation;
};

/** What an answer may need to know: for absolute URLs in `Location`, paths in `Set-Cookie` … */
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

/** `chromium` and `firefox` are the codes with which the browsers themselves report it. */
export function blocked(cause: string, chromium: string, firefox: string | null): Expectation {
  return { verdict: 'blocked', cause, chromium, firefox };
}

/** Firefox prints this of every failure of the network under the CORS protocol; null where it is another's matter. */
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

/** What must come of a variant in this browser, and the code with which the browser itself must report it. */
export function expectationIn(browser: Browser, { expect }: Variant) {
  const { verdict, cause, warnings = [] } = { ...expect, ...(browser === 'firefox' && expect.inFirefox) };
  return { verdict, cause, warnings, code: expect[browser] };
}
