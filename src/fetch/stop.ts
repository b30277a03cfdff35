import type { AnsweredBy } from './answered-by.ts';
import type { Caller, CredentialsMode, Mode, RedirectMode, Redirector, Stored } from './request.ts';
import type { Algorithm } from './standard.ts';
import type { Phase, StopAt } from './trace.ts';

/** What every stop knows: where in the journey the standard returned a network error. */
export type Station = {
  readonly hop: number;
  readonly phase: Phase;
  readonly method: string;
  readonly urlList: readonly string[];
  /** The request's own origin, and what it was serialized to at this station. */
  readonly requestOrigin: string;
  readonly serializedOrigin: string;
  readonly credentialsMode: CredentialsMode;
  /** Null if that was not seen. */
  readonly caller: Caller | null;
  /** Of the answer that was judged; null if none was. */
  readonly status: number | null;
};

/** What the CORS check compared. */
/** A header with several lines, its name as the first one spells it. */
export type Doubled = { readonly name: string; readonly values: readonly string[] };

export type CorsCheck = Station & {
  /** The combined value, null if absent, and the single lines it came from. */
  readonly allowOrigin: string | null;
  readonly allowOriginLines: readonly string[];
  readonly allowCredentials: string | null;
  /** The CORS headers that stand in the answer several times, each with its values. */
  readonly doubled: readonly Doubled[];
  /** What shows that the answer came from a cache; null if nothing does. */
  readonly stored: Stored | null;
  /** Whether its `Vary` keeps caches from giving it to another origin. */
  readonly variesByOrigin: boolean;
  /** Where the answer redirects to, resolved; null if it does not. */
  readonly location: string | null;
  /** Who redirected to the current URL in place of a server; null if nobody did. */
  readonly redirectedBy: Redirector | null;
  /** Who gave the answer in place of the application; null if nothing shows that. */
  readonly answeredBy: AnsweredBy | null;
};

export type MissingOriginStop = CorsCheck & {
  readonly at: StopAt<'CORS check', '2', AnsweredBy | 'redirect' | 'error response' | 'stored' | 'missing'>;
};

export type UnequalOriginStop = CorsCheck & {
  readonly at: StopAt<
    'CORS check',
    '4',
    'sign-in' | 'multiple' | 'wildcard' | 'malformed' | 'opaque' | 'tainted' | 'stored' | 'mismatch'
  >;
};

export type CredentialsStop = CorsCheck & {
  readonly at: StopAt<'CORS check', '7', 'sign-in' | 'absent' | 'not true'>;
};

export type CorsCheckStop = MissingOriginStop | UnequalOriginStop | CredentialsStop;

type Preflight = Station & {
  /** Who gave the answer in place of the application; null if nothing shows that. */
  readonly answeredBy: AnsweredBy | null;
  readonly unsafeNames: readonly string[];
};

export type PreflightStatusStop = Preflight & {
  readonly at: StopAt<
    'CORS-preflight fetch',
    '7',
    | AnsweredBy
    | 'redirected'
    | 'redirected nowhere'
    | 'requires auth'
    | 'forbidden'
    | 'route missing'
    | 'not ok'
  >;
  readonly status: number;
  /** Where the answer redirects to, resolved; null if it does not. */
  readonly location: string | null;
  /** Who redirects in place of the server; null if it is the server. */
  readonly redirectedBy: Redirector | null;
  readonly wwwAuthenticate: boolean;
  /** The same answer's CORS check: browsers report its failure before the status. */
  readonly corsCheck: CorsCheckStop | null;
};

export type PreflightListStop = Preflight & {
  readonly at: StopAt<'CORS-preflight fetch', '7.3', 'methods' | 'headers'>;
  readonly value: string;
  readonly invalid: string;
};

export type PreflightMethodStop = Preflight & {
  readonly at: StopAt<'CORS-preflight fetch', '7.5', 'sign-in' | 'wildcard' | 'case' | 'not listed'>;
  /** The combined value, null if absent, and what it lists. */
  readonly allowMethods: string | null;
  readonly methods: readonly string[];
};

export type PreflightAuthorizationStop = Preflight & {
  readonly at: StopAt<'CORS-preflight fetch', '7.6', 'wildcard'>;
  readonly allowHeaders: string | null;
  readonly headerNames: readonly string[];
};

export type PreflightHeadersStop = Preflight & {
  readonly at: StopAt<'CORS-preflight fetch', '7.7', 'sign-in' | 'CORS header' | 'wildcard' | 'not listed'>;
  readonly allowHeaders: string | null;
  readonly headerNames: readonly string[];
  /** Every name that is not allowed; browsers report only the first. */
  readonly missing: readonly string[];
};

type Redirect = Station & {
  readonly mode: Mode;
  readonly location: string;
  /** Who redirects in place of the server; null if it is the server. */
  readonly redirectedBy: Redirector | null;
};

export type RedirectSchemeStop = Redirect & {
  readonly at: StopAt<
    'HTTP-redirect fetch',
    '6',
    'unsafe scheme' | 'scheme is not HTTP(S), without CORS' | 'scheme is not HTTP(S)'
  >;
};

export type RedirectCredentialsStop = Redirect & {
  readonly at: StopAt<'HTTP-redirect fetch', '9', 'URL with credentials'>;
};

export type RedirectStop =
  | (Redirect & { readonly at: StopAt<'HTTP-redirect fetch', '5', 'no URL'> })
  | RedirectSchemeStop
  | (Redirect & { readonly at: StopAt<'HTTP-redirect fetch', '7', 'too many redirects'> })
  | RedirectCredentialsStop;

export type MainFetchStop = Station & {
  readonly at: StopAt<
    'main fetch',
    '12',
    'same-origin mode' | 'same-origin mode, redirected' | 'no-cors redirect mode' | 'scheme is not HTTP(S)'
  >;
  readonly mode: Mode;
  readonly redirectMode: RedirectMode;
};

export type ServiceWorkerStop = Station & {
  readonly at: StopAt<'HTTP fetch', '3.5.7', 'opaque response'>;
  readonly mode: Mode;
};

export type RedirectModeStop = Station & {
  readonly at: StopAt<'HTTP fetch', '6.3', 'redirect mode error'>;
  /** Null if the status is a redirect status and no `Location` says where to. */
  readonly location: string | null;
  /** Who redirects in place of the server; null if it is the server. */
  readonly redirectedBy: Redirector | null;
};

/** Not a part of the Fetch Standard: the browser checks this before it opens a connection. */
export type LocalNetworkStop = Station & {
  /** The origin of the page that is not a secure context or has no permission: the caller’s, or that around its frame. */
  readonly page: string;
} & (
    | { readonly at: StopAt<'Local Network Access', 'secure context', 'insecure page'> }
    | { readonly at: StopAt<'Local Network Access', 'permission', 'no permission'> }
  );

/** Every way in which the algorithms return a network error, with what the step saw. Each type belongs to one step. */
export type Stop =
  | CorsCheckStop
  | PreflightStatusStop
  | PreflightListStop
  | PreflightMethodStop
  | PreflightAuthorizationStop
  | PreflightHeadersStop
  | RedirectStop
  | MainFetchStop
  | ServiceWorkerStop
  | RedirectModeStop
  | LocalNetworkStop;

/** The stops of one algorithm, or of one of its steps. */
export type StopOf<A extends Algorithm, S extends string = string> = Extract<
  Stop,
  { readonly at: { readonly algorithm: A; readonly step: S } }
>;

/** Whether it stopped in this algorithm, and at this step if one is given. */
export function isAt<A extends Algorithm, S extends StopOf<A>['at']['step']>(
  stop: Stop | null,
  algorithm: A,
  step?: S,
): stop is StopOf<A, S> {
  return stop?.at.algorithm === algorithm && (step === undefined || stop.at.step === step);
}
