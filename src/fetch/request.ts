import type { HeaderList } from './header-list.ts';
import { isSameOrigin, OPAQUE, originOf } from './origin.ts';
import type { Profile } from './profiles.ts';
import type { Phase } from './trace.ts';

export type Mode = 'cors' | 'no-cors' | 'same-origin' | 'navigate' | 'websocket';
export type CredentialsMode = 'include' | 'same-origin';

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
  readonly mode: Mode;
  readonly credentialsMode: CredentialsMode;
  /** The result of the CORS-unsafe request-header names, as the preflight announced it or as computed. */
  readonly unsafeNames: readonly string[];
};

export type ObservedResponse = {
  readonly status: number;
  readonly headerList: HeaderList;
  readonly fromCache: boolean;
};

/**
 * https://fetch.spec.whatwg.org/#concept-request-tainted-origin, as far as serializing asks for it:
 * whether a redirect left an origin that is neither the request's nor the next URL's.
 */
export function isRedirectTainted(urlList: readonly string[], origin: string): boolean {
  return urlList.some((url, index) => {
    const last = urlList[index - 1];
    if (last === undefined) return false;
    return !isSameOrigin(originOf(url), originOf(last)) && !isSameOrigin(origin, originOf(last));
  });
}

/** The origin as it is sent after these URLs, by the standard alone. */
export function serializeOrigin(urlList: readonly string[], origin: string): string {
  return isRedirectTainted(urlList, origin) ? OPAQUE : origin;
}

/** https://fetch.spec.whatwg.org/#serializing-a-request-origin */
export function serializeRequestOrigin(request: Request, phase: Phase, profile: Profile): string {
  const checksPageOrigin = phase === 'preflight' && profile.has('preflight-ignores-redirect-taint');
  return checksPageOrigin ? request.origin : serializeOrigin(request.urlList, request.origin);
}
