/** One random case: what a page requests, and how each server answers. */

/** Where a server is, seen from the page. All are on loopback. */
export const PLACES = ['api', 'other', 'sibling', 'jar', 'port', 'page'] as const;
export type Place = (typeof PLACES)[number];

export type HeaderLine = readonly [name: string, value: string];

/** Where a redirect points: to the next hop, spelled in one of these ways, or to a place that nobody can follow. */
export const WAYS_ON = ['absolute', 'relative', 'with-credentials'] as const;
export const WAYS_OUT = [
  'data',
  'about',
  'blob',
  'file',
  'ftp',
  'ws',
  'mailto',
  'javascript',
  'unknown',
  'unparseable',
  'empty',
] as const;
export type Location = (typeof WAYS_ON)[number] | (typeof WAYS_OUT)[number];

/** What a server sends. Values may hold placeholders, see fill-in.ts. */
export type Answer = {
  readonly status: number;
  readonly lines: readonly HeaderLine[];
  readonly location: Location | null;
  /** `cut-off`: the connection ends inside the body. `hang-up`: it ends before the answer. */
  readonly end: 'whole' | 'cut-off' | 'hang-up';
};

export type Hop = { readonly at: Place; readonly preflight: Answer; readonly response: Answer };

type Credentials = 'omit' | 'same-origin' | 'include';
type CrossOrigin = 'anonymous' | 'use-credentials' | null;

export type FetchRequest = {
  readonly via: 'fetch';
  readonly method: string;
  readonly mode: 'cors' | 'no-cors' | 'same-origin';
  readonly credentials: Credentials;
  readonly redirect: 'follow' | 'error' | 'manual';
  readonly headers: readonly HeaderLine[];
  readonly body: string | null;
};

export type XhrRequest = {
  readonly via: 'XMLHttpRequest';
  readonly method: string;
  readonly withCredentials: boolean;
  readonly uploadListener: boolean;
  readonly headers: readonly HeaderLine[];
  readonly body: string | null;
};

export type OtherRequest =
  | { readonly via: 'image' | 'script' | 'module'; readonly crossOrigin: CrossOrigin }
  | { readonly via: 'EventSource'; readonly withCredentials: boolean }
  | { readonly via: 'sendBeacon'; readonly contentType: string };

export type PageRequest = FetchRequest | XhrRequest | OtherRequest;

/**
 * What caches may do with the answers. A cache that revalidates gets a 304: with `revalidate` with all headers of the
 * full answer, with `revalidate-bare` with none of them.
 */
export const CACHE_POLICIES = ['no-store', 'max-age', 'revalidate', 'revalidate-bare'] as const;
export type CachePolicy = (typeof CACHE_POLICIES)[number];

export type Case = {
  /** A sandboxed frame has an opaque origin. */
  readonly from: 'page' | 'sandboxed-frame';
  /** An earlier request of the page to the same URL, so that a cache may answer. */
  readonly before: PageRequest | null;
  readonly cache: CachePolicy;
  /** The scheme of the first URL. */
  readonly scheme: 'http' | 'ftp' | 'unknown';
  readonly request: PageRequest;
  /** The chain of redirects; the last hop answers. */
  readonly hops: readonly [Hop, ...Hop[]];
};

/** Every URL of a case contains its number, so that each event can be assigned to its case. */
export const casePath = (id: number, hop: number): string => `/case/${id}/${hop}`;

/** The number of the case that a URL belongs to, or null. */
export function caseOfUrl(url: string): number | null {
  const match = /\/case\/(\d+)\//.exec(url);
  return match ? Number(match[1]) : null;
}
