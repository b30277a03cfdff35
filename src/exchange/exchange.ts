import type { HeaderList } from '../fetch/header-list.ts';
import type { Browser } from '../fetch/profiles.ts';
import type { Caller, CredentialsMode, Mode, ObservedResponse, RedirectMode } from '../fetch/request.ts';

/** The preflight of a hop, as far as it was seen. */
export type Preflight = {
  readonly requestId: string | null;
  readonly startedAt: number;
  /** Milliseconds; null if the end was not seen. */
  readonly duration: number | null;
  readonly requestHeaders: HeaderList | null;
  readonly response: ObservedResponse | null;
  /** The network's error if there was no HTTP response. */
  readonly error: string | null;
};

export type Hop = {
  readonly url: string;
  readonly method: string;
  readonly startedAt: number;
  readonly duration: number | null;
  /** Null if they were not seen, e.g. because the preflight failed and the request was never sent. */
  readonly requestHeaders: HeaderList | null;
  /** Whether the headers are not those that were sent: they prove nothing by what they lack. */
  readonly isProvisional?: true;
  readonly preflight: Preflight | null;
  readonly response: ObservedResponse | null;
};

/**
 * How the browser ended the request, as far as the browser reports it.
 * `succeeded`: the page got the response. `refused`: by a rule of the web platform the browser withheld the response
 * or did not send the request.
 * `failed`: it ended with an error that has a name. `unknown`: its end proves nothing. `pending`: no end was seen.
 */
export type Outcome =
  | { readonly kind: 'unknown' | 'pending' }
  /** `isAssumed`: the file only names no failure. */
  | { readonly kind: 'succeeded'; readonly isAssumed?: true }
  | {
      readonly kind: 'refused' | 'failed';
      readonly error: string;
      /** True if the browser certainly did not begin to give the page the response. */
      readonly isUnstarted?: true;
    };

/** Our names for refusals to which browsers give no name. */
export const NOT_SENT = 'blocked before it was sent';
export const NOT_EMBEDDED = 'the response forbids embedding it';
export const NOT_FOLLOWED = 'the redirect was not followed';
/** The server answered the handshake of a WebSocket with another status than 101. */
export const NOT_OPENED = 'the WebSocket was not opened';
/** Firefox ended the request after the headers and before the page got anything: an element could not use it. */
export const KEPT_FROM_PAGE = 'NS_BINDING_ABORTED before the page got anything';

/** Errors with a name of ours. */
export const OWN_NAMES: readonly string[] = [
  NOT_SENT,
  NOT_EMBEDDED,
  NOT_FOLLOWED,
  NOT_OPENED,
  KEPT_FROM_PAGE,
];

export type CallSite = {
  readonly functionName: string;
  readonly url: string;
  /** Both one-based, as editors and DevTools show them. */
  readonly line: number;
  readonly column: number;
};

/** The page's call, as the call recorder reported it. */
export type Call = {
  readonly api: string;
  readonly mode: Mode | null;
  readonly credentialsMode: CredentialsMode | null;
  readonly redirectMode: RedirectMode | null;
  /** The names of the headers that the script set, in lower case. */
  readonly headerNames: readonly string[];
};

/** What the reader said about the call of an exchange; null where he was not asked. */
export type ReaderAnswer = Pick<Call, 'mode' | 'credentialsMode' | 'redirectMode'>;

/** More redirects than any browser follows. A forged file could have thousands. */
export const MAXIMUM_HOPS = 64;

/** One request of the page with everything that belongs to it: redirects, preflights, its end. It is redacted. */
export type Exchange = {
  /** Unique within the recording or session. */
  readonly id: string;
  /** webRequest's id, which stays the same over redirects; null if only a HAR is known. */
  readonly requestId: string | null;
  readonly browser: Browser | null;
  /** The URL of the inspected page when the request began, if known. */
  readonly page: string | null;
  /** The request's origin, serialized; the string `null` if it is opaque. */
  readonly origin: string;
  /** webRequest's resource type, or HAR's. */
  readonly type: string;
  /** Null if nothing shows who asked. */
  readonly caller: Caller | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The first hop, then one for each redirect that was followed. Never empty. */
  readonly hops: readonly [Hop, ...Hop[]];
  readonly outcome: Outcome;
  readonly callSite: CallSite | null;
  readonly call: Call | null;
  /** Null if the reader said nothing. */
  readonly answer: ReaderAnswer | null;
  /** The directive of the page's Content-Security-Policy that forbade the request, e.g. `connect-src`. */
  readonly forbiddenBy: string | null;
  /** `opaque` if the page's service worker answered with an opaque response from the network. */
  readonly serviceWorkerAnswer: 'opaque' | null;
  /** Whether its first event was seen. */
  readonly fromStart: boolean;
  /** False if a worker that belongs to no tab made the request. */
  readonly fromTab: boolean;
  readonly seenBy: { readonly webRequest: boolean; readonly har: boolean; readonly call: boolean };
};

/** A preflight, with the method and the header names that it asked permission for. */
export type AskedPreflight = {
  readonly preflight: Preflight;
  readonly method: string;
  readonly unsafeNames: readonly string[];
};

/** The exchanges that started before a given one, oldest first. Only the newest of each list are kept. */
export type Earlier = {
  /** The earlier exchanges with the same URL. */
  readonly sameUrl: readonly Exchange[];
  /** The earlier exchanges with the same server: the origins of their URLs are the same. */
  readonly sameServer: readonly Exchange[];
};

export const NOTHING_EARLIER: Earlier = { sameUrl: [], sameServer: [] };
