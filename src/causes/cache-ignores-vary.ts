import { lastHop } from '../exchange/last-hop.ts';
import { get, variesByOrigin } from '../fetch/header-list.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { isBehindCloudFront, mayBeStored } from '../practice/caches.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'cache-ignores-vary',
  title: 'A cache that ignores Vary: Origin',
  severity: 'warning',
  when: ({ tainting, serializedOrigin, headerList, url, exchange }) => {
    const { method } = lastHop(exchange);
    const allowed = get(headerList, 'Access-Control-Allow-Origin');
    if (tainting !== 'cors' || allowed !== serializedOrigin || allowed === OPAQUE) return null;
    if (!variesByOrigin(headerList) || !mayBeStored(method, headerList)) return null;
    // A shared cache may not keep what is private.
    if (/\bprivate\b/i.test(get(headerList, 'Cache-Control') ?? '')) return null;
    return isBehindCloudFront(headerList)
      ? { header: 'Vary', allowed, cache: 'CloudFront', host: hostOf(url) }
      : null;
  },
  explain: ({ allowed, cache, host }) =>
    say`${host} relies on ${'Vary: Origin'} to keep the answers for different origins apart, but ${[cache]} is in front of it. ${[cache]} obeys its cache policy, not ${'Vary'}: unless the policy lists ${'Origin'}, it may give this answer, made for ${allowed}, to another origin, or another origin’s answer to you.`,
  change: () => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`Add ${'Origin'} to the headers in the cache policy of this CloudFront behavior, if it is not there yet, and invalidate what is stored.`,
    },
  ],
});
