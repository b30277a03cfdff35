import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { adviseCache, nameOfCache, proofOf } from '../practice/caches.ts';
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
    /** Whether the request that filled the cache was seen, and the `Origin` that it carried. */
    seen: stop.stored?.seen === true,
    madeFor: stop.stored?.madeFor ?? null,
  }),
  explain: ({ expected, host, cache, sign, seen, madeFor }) =>
    say`${[nameOfCache(cache)]} answered for ${host} (${proofOf({ by: cache, sign })}), and what it had kept has no ${wrong('Access-Control-Allow-Origin')}. ${whoFilled(seen, madeFor)} The browser withheld the answer from ${expected}.`,
  change: ({ cache }, stop) => [...allowOrigin(stop), ...adviseCache(cache), ASK_WITH_ORIGIN],
  messageOmits: ({ seen }) =>
    seen
      ? say`The browser does not say that the answer was a stored one. The server itself may well send the header.`
      : say`The browser does not say that the answer was a stored one. Ask again with the cache bypassed, e.g. with another query string: if the header is still absent, the server never sends it.`,
});

function whoFilled(seen: boolean, madeFor: string | null): Text {
  if (!seen)
    return say`Servers often send it only to who sends an ${'Origin'}. An image without ${'crossorigin'}, a link or a warm-up sends none, and its answer is then kept for everybody.`;
  if (madeFor !== null) return say`It was made for a page at ${madeFor}, which the server did not allow.`;
  return say`It was made for an earlier request of this session that carried no ${'Origin'}, as images without ${'crossorigin'} and ${'no-cors'} fetches do.`;
}

/** Then the first to ask gets, and the cache keeps, an answer with the header. */
const ASK_WITH_ORIGIN: PolicyChange = {
  advise: 'page',
  text: say`Where the page also loads the URL by a tag, give the tag ${'crossorigin'}, so that every request for it carries ${'Origin'}.`,
};
