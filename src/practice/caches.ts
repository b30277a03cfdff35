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
