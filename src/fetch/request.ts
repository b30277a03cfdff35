import { isSameOrigin, OPAQUE, originOf } from '../platform/origin.ts';
import type { HeaderList } from './header-list.ts';
import type { Profile } from './profiles.ts';
import type { Phase } from './trace.ts';

export const MODES = ['cors', 'no-cors', 'same-origin', 'navigate', 'websocket'] as const;
export type Mode = (typeof MODES)[number];
export type CredentialsMode = 'include' | 'same-origin';

/** Who made a request: an API of scripts, an element, or the browser for the page. */
export type Caller =
  | 'fetch'
  | 'xhr'
  | 'eventsource'
  | 'beacon'
  | 'websocket'
  | 'manifest'
  | 'font'
  | 'image'
  | 'media'
  | 'script'
  | 'module'
  | 'style'
  | 'preload'
  | 'worker'
  | 'other';
export type RedirectMode = 'follow' | 'error' | 'manual';

/** Who redirects in place of a server: the browser, because the host wants https (HSTS), or an extension. */
export type Redirector = 'browser' | 'extension';

/**
 * The request as one hop of its journey sees it. `omit` is folded into `same-origin`:
 * across origins the two are the same, and the CORS protocol asks only whether it is `include`.
 */
export type Request = {
  readonly method: string;
  /** Every URL so far, the current one last. */
  readonly urlList: readonly string[];
  /** Serialized; `null` where it is opaque. */
  readonly origin: string;
  /** Null if that was not seen. */
  readonly caller: Caller | null;
  /** The URL of the page, if known. It tells what an opaque origin does not. */
  readonly page: string | null;
  /** Who redirected to the current URL in place of a server; null if nobody did. */
  readonly redirectedBy: Redirector | null;
  readonly mode: Mode;
  readonly credentialsMode: CredentialsMode;
  readonly redirectMode: RedirectMode;
  /** The result of the CORS-unsafe request-header names, as the preflight announced it or as computed. */
  readonly unsafeNames: readonly string[];
};

export type ObservedResponse = {
  readonly status: number;
  readonly headerList: HeaderList;
  readonly fromCache: boolean;
  /** Filled in when the exchange is read together with the earlier ones. */
  readonly stored?: Stored | null;
};

/** What shows that an answer was stored earlier and not made for this request. */
export type Stored = {
  /** Whose cache: the browser's own, one between browser and server, or either of them. */
  readonly by: 'browser' | 'shared' | 'unknown';
  /** In a few words, e.g. a header line of the cache. */
  readonly sign: string;
  /** The origin that the answer was first made for, if that request was seen; null if that request had none. */
  readonly madeFor: string | null;
  /** Whether the request that it was first made for was seen. */
  readonly seen: boolean;
};

/**
 * https://fetch.spec.whatwg.org/#concept-request-tainted-origin, the part that serializing needs:
 * whether a redirect left an origin that is neither the request's nor the next URL's.
 */
export function isRedirectTainted(urlList: readonly string[], origin: string): boolean {
  return urlList.some((url, index) => {
    const last = urlList[index - 1];
    if (last === undefined) return false;
    return !isSameOrigin(originOf(url), originOf(last)) && !isSameOrigin(origin, originOf(last));
  });
}

/** The origin that is sent after these URLs, according to the standard alone. */
export function serializeOrigin(urlList: readonly string[], origin: string): string {
  return isRedirectTainted(urlList, origin) ? OPAQUE : origin;
}

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function serializeRequestOrigin(request: Request, phase: Phase, profile: Profile): string {
  const serialized = serializeOrigin(request.urlList, request.origin);
  const isTainted = serialized !== request.origin;
  const checksPageOrigin =
    isTainted && phase === 'preflight' && profile.has('preflight-ignores-redirect-taint');
  return checksPageOrigin ? request.origin : serialized;
}
