import type { UnequalOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { keepApart, nameOfCache, proofOf } from '../practice/caches.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'cached-for-another-origin',
  title: 'A cached answer for another origin',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    received: stop.allowOrigin ?? '',
    host: hostOf(stop.urlList.at(-1) ?? ''),
    cache: stop.stored?.by ?? 'unknown',
    sign: stop.stored?.sign ?? '',
    /** Whether the request that the answer was made for was seen. */
    seen: stop.stored?.seen === true,
    varies: stop.variesByOrigin,
  }),
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  headline: ({ received }) => say`A cache gave the answer that was made for ${received}`,
  explain: ({ received, expected, host, cache, sign, seen, varies }) =>
    say`${[nameOfCache(cache)]} answered for ${host} (${proofOf({ by: cache, sign })}). The stored answer ${[seen ? 'was made' : 'names another origin, so it was probably made']} for a page at ${wrong(received)}, and the cache gave it to ${right(expected)} as well${
      varies
        ? say`, although ${'Vary: Origin'} tells it not to`
        : say`: without ${'Vary: Origin'} it cannot know that the answers differ`
    }. The browser withheld it.`,
  change: (_, stop) => keepApart(stop),
  messageOmits: ({ seen, received }) =>
    seen
      ? say`The browser does not say that the answer came from a cache. The server itself may well allow your page.`
      : say`The browser does not say that the answer came from a cache. Send the request past the cache, for example with another query string: if the server then still names ${received}, it allows only that origin.`,
});
