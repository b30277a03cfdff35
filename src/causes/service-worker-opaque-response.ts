import type { ServiceWorkerStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'service-worker-opaque-response',
  title: 'The service worker gave an opaque response',
  severity: 'blocked',
  evidence: ({ mode, requestOrigin, urlList }: ServiceWorkerStop) => ({
    mode,
    answer: 'opaque',
    page: requestOrigin,
    host: hostOf(urlList.at(-1) ?? ''),
  }),
  headline: ({ host }) => say`The service worker answered for ${host} with an opaque response`,
  explain: ({ mode, page, host }) =>
    say`The page asked ${host} in mode ${mode}, and the service worker of ${page} answered instead, with an ${wrong('opaque')} response: one that it had fetched with ${"mode: 'no-cors'"}. No page may read such a response, so this page did not get it. What ${host} allows makes no difference here.`,
  change: ({ host }) => [
    {
      advise: 'page',
      how: 'around the call',
      text: say`In the service worker, pass the request on unchanged, with ${right('fetch(event.request)')} and not with ${"mode: 'no-cors'"}. Then ${host} has to allow the page.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`Do not answer from a cache that was filled like that: skip responses whose ${'type'} is ${'opaque'}, and delete those that are in it. Until then, a new version of the worker changes nothing.`,
    },
  ],
});
