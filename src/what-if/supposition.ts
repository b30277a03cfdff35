import type { HeaderList } from '../fetch/header-list.ts';
import type { ProfileName } from '../fetch/profiles.ts';
import type { CredentialsMode, Mode, RedirectMode } from '../fetch/request.ts';

/** The values that a fact may have: one where it is known, several where that was not seen and nobody chose. */
export type Fact<T> = readonly [T, ...T[]];

export type SupposedAnswer = { readonly status: number; readonly headerList: HeaderList };

/** A request whose preflight the browser's cache spared. It spares no other one. */
export type Spared = {
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  readonly unsafeNames: readonly string[];
  readonly credentialsModes: readonly CredentialsMode[];
};

/** What is answered at one hop, if the journey gets there. Null: not known. */
export type SupposedHop = {
  /** Counts only where the request needs a preflight. */
  readonly preflight: SupposedAnswer | null;
  readonly spared: Spared | null;
  readonly response: SupposedAnswer | null;
};

/**
 * Everything that decides, and nothing else: what is not in here has no part in what follows from it. The hops after
 * the first are where the redirects lead.
 */
export type Supposition = {
  readonly profile: ProfileName;
  /** What made the request, as the recorder names it. */
  readonly type: string;
  /** Serialized; `null` where it is opaque. */
  readonly origin: string;
  readonly url: string;
  readonly method: string;
  readonly mode: Fact<Mode>;
  readonly credentialsMode: Fact<CredentialsMode>;
  readonly redirectMode: Fact<RedirectMode>;
  /** Whether something unseen makes a preflight necessary: a listener for the upload, a streaming body. */
  readonly useCorsPreflightFlag: boolean;
  /** The headers that the script sets. Of a secret one the value is not known; it needs permission. */
  readonly headerList: HeaderList;
  readonly hops: readonly [SupposedHop, ...SupposedHop[]];
};

export const NOTHING_SAID: SupposedHop = { preflight: null, spared: null, response: null };

/** Where "will it pass?" starts: an ordinary call, to a server that does not know of CORS yet. */
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
