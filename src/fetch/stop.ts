import type { CredentialsMode, Mode, RedirectMode, Stored } from './request.ts';
import type { Phase } from './trace.ts';

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
  /** Of the answer that was judged; null where none was. */
  readonly status: number | null;
};

export type CorsCheckStop = Station & {
  readonly algorithm: 'CORS check';
  readonly step: '2' | '4' | '7';
  /** The combined value, null if absent, and the single lines it came from. */
  readonly allowOrigin: string | null;
  readonly allowOriginLines: readonly string[];
  readonly allowCredentials: string | null;
  /** What shows that the answer was a stored one; null where nothing does. */
  readonly stored: Stored | null;
  /** Whether its `Vary` keeps caches from giving it to another origin. */
  readonly variesByOrigin: boolean;
};

type Preflight = Station & {
  readonly algorithm: 'CORS-preflight fetch';
  readonly unsafeNames: readonly string[];
};

export type PreflightStatusStop = Preflight & {
  readonly step: '7';
  readonly status: number;
  /** Where the answer redirects to, resolved; null where it does not. */
  readonly location: string | null;
  readonly wwwAuthenticate: boolean;
  /** The same answer's CORS check: browsers report its failure before the status. */
  readonly corsCheck: CorsCheckStop | null;
};

export type PreflightListStop = Preflight & {
  readonly step: '7.3';
  readonly header: 'Access-Control-Allow-Methods' | 'Access-Control-Allow-Headers';
  readonly value: string;
  readonly invalid: string;
};

export type PreflightMethodStop = Preflight & {
  readonly step: '7.5';
  /** The combined value, null if absent, and what it lists. */
  readonly allowMethods: string | null;
  readonly methods: readonly string[];
};

export type PreflightAuthorizationStop = Preflight & {
  readonly step: '7.6';
  readonly allowHeaders: string | null;
  readonly headerNames: readonly string[];
};

export type PreflightHeadersStop = Preflight & {
  readonly step: '7.7';
  readonly allowHeaders: string | null;
  readonly headerNames: readonly string[];
  /** Every name that is not allowed; browsers report only the first. */
  readonly missing: readonly string[];
};

export type RedirectStop = Station & {
  readonly algorithm: 'HTTP-redirect fetch';
  readonly step: '5' | '6' | '7' | '9';
  readonly mode: Mode;
  readonly location: string;
};

export type MainFetchStop = Station & {
  readonly algorithm: 'main fetch';
  readonly step: '12';
  readonly reason: 'same-origin mode' | 'no-cors redirect mode' | 'scheme is not HTTP(S)';
  readonly mode: Mode;
  readonly redirectMode: RedirectMode;
};

export type ServiceWorkerStop = Station & {
  readonly algorithm: 'HTTP fetch';
  readonly step: '3.5.7';
  readonly mode: Mode;
};

export type RedirectModeStop = Station & {
  readonly algorithm: 'HTTP fetch';
  readonly step: '6.3';
  /** Null where the status is that of a redirect and nothing says where to. */
  readonly location: string | null;
};

/** Not a part of the Fetch Standard: the browser asks for this before it opens the connection. */
export type LocalNetworkStop = Station & {
  readonly algorithm: 'Local Network Access';
  readonly step: 'secure context' | 'permission';
};

/** Every way in which the algorithms return a network error, with what the step saw. */
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
