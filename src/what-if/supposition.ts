import type { HeaderList } from '../fetch/header-list.ts';
import type { ProfileName } from '../fetch/profiles.ts';
import type { CredentialsMode, Mode, RedirectMode } from '../fetch/request.ts';

/** The values that a fact may have: one if it is known, several if it is open. */
export type Fact<T> = readonly [T, ...T[]];

export type SupposedAnswer = { readonly status: number; readonly headerList: HeaderList };

/** A request that needed no preflight, because the browser had one in its cache. Another request would need one. */
export type Spared = {
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  readonly unsafeNames: readonly string[];
  readonly credentialsModes: readonly CredentialsMode[];
};

/** The responses at one hop, if it is reached. Null if unknown. */
export type SupposedHop = {
  /** Counts only if the request needs a preflight. */
  readonly preflight: SupposedAnswer | null;
  readonly spared: Spared | null;
  readonly response: SupposedAnswer | null;
};

/**
 * Everything that decides about a request, and nothing else. The consequence follows from this alone. Each hop after
 * the first is the target of a redirect.
 */
export type Supposition = {
  readonly profile: ProfileName;
  /** The resource type, as in an exchange. */
  readonly type: string;
  /** Serialized; `null` if it is opaque. */
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  readonly mode: Fact<Mode>;
  readonly credentialsMode: Fact<CredentialsMode>;
  readonly redirectMode: Fact<RedirectMode>;
  /** Whether something that is not in the headers makes a preflight necessary: an upload listener, a streaming body. */
  readonly useCorsPreflightFlag: boolean;
  /** The headers that the script sets. The value of a secret one is unknown, and it needs permission. */
  readonly headerList: HeaderList;
  readonly hops: readonly [SupposedHop, ...SupposedHop[]];
};

export const NOTHING_SAID: SupposedHop = { preflight: null, spared: null, response: null };

/** The supposition with which the editor starts: a plain GET to a server without any CORS headers. */
export function plainSupposition(origin: string, url: string, profile: ProfileName): Supposition {
  return {
    profile,
    type: 'xmlhttprequest',
    origin,
    url,
    method: 'GET',
    mode: ['cors'],
    credentialsMode: ['same-origin'],
    redirectMode: ['follow'],
    useCorsPreflightFlag: false,
    headerList: [],
    hops: [
      {
        preflight: { status: 204, headerList: [] },
        spared: null,
        response: { status: 200, headerList: [{ name: 'Content-Type', value: 'application/json' }] },
      },
    ],
  };
}
