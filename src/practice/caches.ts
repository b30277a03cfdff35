import type { Hop } from '../exchange/exchange.ts';
import { contains, get, type HeaderList } from '../fetch/header-list.ts';
import type { Stored } from '../fetch/request.ts';
import type { CorsCheck } from '../fetch/stop.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { right, say, type Text } from '../text/text.ts';

/** The name of a cache for the start of a sentence. */
export function nameOfCache(by: Stored['by']): string {
  return {
    browser: 'The browser’s own cache',
    shared: 'A cache between browser and server',
    unknown: 'A cache',
  }[by];
}

/** What shows that a cache answered, for a reader: its header line as a value, or a few words of ours. */
export function proofOf({ by, sign }: { by: Stored['by']; sign: string }): Text {
  return by === 'shared' ? say`${sign}` : [sign];
}

/** Whether CloudFront is in front of the server. It ignores `Vary`; only its cache policy separates responses. */
export function isBehindCloudFront(list: HeaderList): boolean {
  return (
    contains(list, 'X-Amz-Cf-Id') ||
    contains(list, 'X-Amz-Cf-Pop') ||
    /\(CloudFront\)/i.test(get(list, 'Via') ?? '')
  );
}

/**
 * What keeps a stored answer from pages that it was not made for: first the cache is emptied, then the server tells caches
 * to keep one answer for each origin. What the server itself answers this page was not seen, so nothing else is changed.
 */
export function keepApart({ stored, variesByOrigin }: Pick<CorsCheck, 'stored' | 'variesByOrigin'>) {
  return [...adviseCache(stored?.by ?? 'unknown'), ...(variesByOrigin ? [] : VARY_BY_ORIGIN)];
}

const VARY_BY_ORIGIN: readonly PolicyChange[] = [
  {
    advise: 'server',
    how: 'as the rules',
    text: say`On the server, send ${right('Vary: Origin')} with every answer for this URL, also where the request has no ${'Origin'} or another one. Then a cache keeps one answer for each.`,
  },
  { set: 'Vary', to: 'Origin', on: ['response'] },
];

function adviseCache(by: Stored['by']): readonly PolicyChange[] {
  const shared: PolicyChange = {
    advise: 'server',
    how: 'on the server',
    text: say`Make the cache keep one answer for each origin: most obey ${'Vary: Origin'}, CloudFront only if its cache policy lists ${'Origin'}. Then purge it.`,
  };
  const own: PolicyChange = {
    advise: 'page',
    how: [{ reload: true }],
    text: say`Browsers that have the old answer keep it until it expires. To see the new one at once, tick “Disable cache” in DevTools’ Network panel, or call with ${"cache: 'reload'"}; for everybody else, change the URL, for example with a version number in it.`,
  };
  return { shared: [shared], browser: [own], unknown: [shared, own] }[by];
}

/** Whether a cache may store the response: only for GET or HEAD, and not with `no-store`. */
export function mayBeStored(method: string, list: HeaderList): boolean {
  return /^(GET|HEAD)$/.test(method) && !/\bno-store\b/i.test(get(list, 'Cache-Control') ?? '');
}

/** Statuses that a cache may keep without being told for how long. https://www.rfc-editor.org/rfc/rfc9110#section-15.1 */
const HEURISTICALLY_CACHEABLE = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501];

/**
 * Whether a cache between server and browsers may keep the answer and give it to others.
 * https://www.rfc-editor.org/rfc/rfc9111#section-3
 */
export function mayBeShared(
  { method, requestHeaders }: Pick<Hop, 'method' | 'requestHeaders'>,
  status: number,
  list: HeaderList,
): boolean {
  const control = get(list, 'Cache-Control') ?? '';
  const has = (directives: string): boolean => new RegExp(`(^|[,\\s])(${directives})\\b`, 'i').test(control);
  if (!mayBeStored(method, list) || has('private') || get(list, 'Vary')?.includes('*')) return false;
  if (/^(DYNAMIC|BYPASS)$/i.test(get(list, 'CF-Cache-Status') ?? '')) return false;
  const isOfUser = contains(requestHeaders ?? [], 'Authorization');
  if (isOfUser && !has('public|must-revalidate|s-maxage')) return false;
  const isLimited = has('public|max-age|s-maxage') || contains(list, 'Expires');
  return HEURISTICALLY_CACHEABLE.includes(status) || (isLimited && status < 500 && status !== 401);
}
