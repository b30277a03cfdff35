import type { HeaderList } from '../fetch/header-list.ts';
import type { Browser } from '../fetch/profiles.ts';
import type { CredentialsMode, Mode, ObservedResponse, RedirectMode } from '../fetch/request.ts';

/** The preflight behind a hop, as it was seen. */
export type Preflight = {
  readonly requestId: string | null;
  readonly startedAt: number;
  /** Milliseconds; null where the end was not seen. */
  readonly duration: number | null;
  readonly requestHeaders: HeaderList | null;
  readonly response: ObservedResponse | null;
  /** The network's error where there was no HTTP answer. */
  readonly error: string | null;
};

export type Hop = {
  readonly url: string;
  readonly method: string;
  readonly startedAt: number;
  readonly duration: number | null;
  /** Null where they were not seen, e.g. of a request that a failed preflight kept from being sent. */
  readonly requestHeaders: HeaderList | null;
  readonly preflight: Preflight | null;
  readonly response: ObservedResponse | null;
};

/**
 * How the browser ended the request, as far as it told us.
 * `succeeded`: the page got the response. `refused`: the browser withheld it, or never sent it, for reasons of the web platform.
 * `failed`: an error with a name of its own. `unknown`: the end proves nothing. `pending`: no end was seen.
 */
export type Outcome =
  | { readonly kind: 'succeeded' | 'unknown' | 'pending' }
  | {
      readonly kind: 'refused' | 'failed';
      readonly error: string;
      /** Where it is known that the browser did not begin to hand the response on. */
      readonly isUnstarted?: true;
    };

/** Errors of the browser that have no name: it refused, on the page’s side, to send the request or to follow the redirect. */
export const NOT_SENT = 'blocked before it was sent';
export const NOT_EMBEDDED = 'the response forbids to embed it';
export const NOT_FOLLOWED = 'the redirect was not followed';
/** The server answered the handshake of a WebSocket, and not with 101. */
export const NOT_OPENED = 'the WebSocket was not opened';
/** Firefox ended it between the headers and the page, as it does with what an element cannot use. */
export const KEPT_FROM_PAGE = 'NS_BINDING_ABORTED before the page got anything';

export type CallSite = {
  readonly functionName: string;
  readonly url: string;
  /** Both one-based, as editors and DevTools show them. */
  readonly line: number;
  readonly column: number;
};

/** What a script in the page reported of the call itself. */
export type Call = {
  readonly api: string;
  readonly mode: Mode | null;
  readonly credentialsMode: CredentialsMode | null;
  readonly redirectMode: RedirectMode | null;
  /** Those that the script set, in lower case. */
  readonly headerNames: readonly string[];
};

/** More than any browser follows; a forged file could have thousands. */
export const MAXIMUM_HOPS = 64;

/** One actual request with everything that belongs to it: redirects, preflights, its end. Secrets are already gone. */
export type Exchange = {
  /** Unique within the recording or session. */
  readonly id: string;
  /** webRequest's id, kept over redirects; null from HAR alone. */
  readonly requestId: string | null;
  readonly browser: Browser | null;
  /** The URL of the inspected page when the request began, if known. */
  readonly page: string | null;
  /** The request's origin, serialized; the string `null` where it is opaque. */
  readonly origin: string;
  /** webRequest's resource type, or HAR's. */
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The first hop, then one for each redirect that was followed. Never empty. */
  readonly hops: readonly [Hop, ...Hop[]];
  readonly outcome: Outcome;
  readonly callSite: CallSite | null;
  readonly call: Call | null;
  /** The directive of the page's Content-Security-Policy that was reported to forbid it, e.g. `connect-src`. */
  readonly forbiddenBy: string | null;
  /** The kind of answer that the page's service worker gave, where it had one from the network; null otherwise. */
  readonly serviceWorkerAnswer: 'opaque' | null;
  /** Whether its beginning was seen. */
  readonly fromStart: boolean;
  /** False where the request came from a worker that belongs to no tab. */
  readonly fromTab: boolean;
  readonly seenBy: { readonly webRequest: boolean; readonly har: boolean; readonly call: boolean };
};

/** A preflight with what it asked permission for. */
export type AskedPreflight = {
  readonly preflight: Preflight;
  readonly method: string;
  readonly unsafeNames: readonly string[];
};

/** What the session saw before one exchange began, oldest first; only the newest of each are kept. */
export type Earlier = {
  /** Those that asked for the same URL. */
  readonly sameUrl: readonly Exchange[];
  /** Those that asked the same server, by the origin of their URL. */
  readonly sameServer: readonly Exchange[];
};

export const NOTHING_EARLIER: Earlier = { sameUrl: [], sameServer: [] };
