import { hostOf } from '../platform/origin.ts';
import { contains, get, type HeaderList, namesIn } from './header-list.ts';
import { leadsToSignIn, looksLikeSignIn } from './sign-in.ts';

/**
 * Who answered in place of the application: a sign-in to which the call was sent, a firewall that wants to see a person,
 * or the CORS layer, which ran and refused.
 */
export type AnsweredBy = 'sign-in' | 'challenge' | 'refused by CORS layer';

type Answer = {
  /** Every URL up to the one that gave this answer. */
  readonly urlList: readonly string[];
  readonly status: number;
  readonly headerList: HeaderList;
  /** Where it redirects to, resolved; null if it does not. */
  readonly location: string | null;
};

/** Who gave an answer without permission, as far as its form shows; null if it shows nothing. */
export function answeredBy(answer: Answer): AnsweredBy | null {
  if (isSignIn(answer)) return 'sign-in';
  if (isChallenge(answer)) return 'challenge';
  return isCorsRefusal(answer) ? 'refused by CORS layer' : null;
}

/**
 * Whether a redirect led to a sign-in, or would. By the look of the URL, or by structure: another host answers with a page
 * of HTML. Never if the call itself was one for signing in, such as for a token.
 */
function isSignIn({ urlList, status, headerList, location }: Answer): boolean {
  const [asked = ''] = urlList;
  if (location !== null) return leadsToSignIn(asked, location);
  const last = urlList.at(-1) ?? asked;
  if (urlList.length < 2) return false;
  const isPage = status === 200 && /^text\/html\b/i.test(get(headerList, 'Content-Type') ?? '');
  if (leadsToSignIn(asked, last)) return true;
  return isPage && hostOf(last) !== hostOf(asked) && !looksLikeSignIn(asked);
}

/** Header lines with which a firewall says that it answered itself: name, and value if the name alone is not enough. */
const CHALLENGES: readonly (readonly [name: string, value?: RegExp])[] = [
  ['cf-mitigated'],
  ['x-amzn-waf-action'],
  ['x-vercel-mitigated'],
  ['x-vercel-challenge-token'],
  ['x-sucuri-block'],
  ['x-datadome'],
];

/** Those that stand on every answer, and mean a refusal only beside a page of HTML with this status. */
const EDGES: readonly (readonly [name: string, value?: RegExp])[] = [
  ['X-Iinfo'],
  ['X-CDN', /imperva|incapsula/i],
  ['Server', /^AkamaiGHost$/i],
];

function isChallenge({ status, headerList }: Answer): boolean {
  const has = ([name, value]: readonly [name: string, value?: RegExp]): boolean =>
    value === undefined ? contains(headerList, name) : value.test(get(headerList, name) ?? '');
  if ((status >= 400 || status === 202) && CHALLENGES.some(has)) return true;
  const isPage = /^text\/html\b/i.test(get(headerList, 'Content-Type') ?? '');
  return status === 403 && isPage && EDGES.some(has);
}

/**
 * Whether a CORS layer ran and did not allow the origin: it says in `Vary` what it looked at, or sends everything but the
 * origin. Example: Spring answers 403 with three `Vary` lines, Express' cors 204 with the methods and `Vary: Origin`.
 */
export function isCorsRefusal({ headerList }: Pick<Answer, 'headerList'>): boolean {
  if (contains(headerList, 'Access-Control-Allow-Origin')) return false;
  if (/^CorsPreflightFailure$/i.test(get(headerList, 'x-ms-error-code') ?? '')) return true;
  const varies = namesIn(headerList, 'Vary');
  if (!varies.includes('origin')) return false;
  const looksAtPreflights = varies.some((name) => name.startsWith('access-control-request-'));
  return looksAtPreflights || headerList.some(({ name }) => /^access-control-(allow|expose)-/i.test(name));
}
