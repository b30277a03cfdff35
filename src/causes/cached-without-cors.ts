import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { keepApart, nameOfCache, proofOf } from '../practice/caches.ts';
import { say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'cached-without-cors',
  title: 'A cached answer without CORS headers',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    host: hostOf(stop.urlList.at(-1) ?? ''),
    cache: stop.stored?.by ?? 'unknown',
    sign: stop.stored?.sign ?? '',
    /** Whether the request that filled the cache was seen, and the `Origin` that it had. */
    seen: stop.stored?.seen === true,
    madeFor: stop.stored?.madeFor ?? null,
  }),
  explain: ({ expected, host, cache, sign, seen, madeFor }) =>
    say`${[nameOfCache(cache)]} answered for ${host} (${proofOf({ by: cache, sign })}), and the stored answer has no ${wrong('Access-Control-Allow-Origin')}. ${whoFilled(seen, madeFor)} The browser withheld the answer from ${expected}.`,
  change: (_, stop) => [...keepApart(stop), ASK_WITH_ORIGIN],
  messageOmits: ({ seen }) =>
    seen
      ? say`The browser does not say that the answer came from a cache. The server itself may well send the header.`
      : say`The browser does not say that the answer came from a cache. Send the request past the cache, for example with another query string: if the header is still absent, the server never sends it.`,
});

function whoFilled(seen: boolean, madeFor: string | null): Text {
  if (!seen)
    return say`Servers often send it only if the request has an ${'Origin'}. An image without ${'crossorigin'}, a link or a warm-up has none, and the cache then keeps its answer for everybody.`;
  if (madeFor !== null) return say`It was made for a page at ${madeFor}, which the server did not allow.`;
  return say`It was made for an earlier request of this session without ${'Origin'}, such as that of an image without ${'crossorigin'} or of a ${'no-cors'} fetch.`;
}

/** Then whoever asks first gets an answer with the header, and the cache keeps that. */
const ASK_WITH_ORIGIN: PolicyChange = {
  advise: 'page',
  how: 'around the call',
  text: say`If the page also loads the URL with a tag, add ${'crossorigin'} to the tag, so that every request for it has an ${'Origin'}.`,
};
