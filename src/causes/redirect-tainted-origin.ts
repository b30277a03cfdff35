import type { UnequalOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { placesOf } from '../policy/allow.ts';
import { callDirectly } from '../practice/call-directly.ts';
import { LOOK_AT_EXTENSIONS, tellRedirector } from '../practice/own-redirects.ts';
import { listOf, right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'redirect-tainted-origin',
  title: 'A redirect made the origin null',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    received: stop.allowOrigin ?? '',
    page: stop.requestOrigin,
    chain: stop.urlList,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  headline: ({ host }) => say`The redirect to ${host} made the origin null`,
  explain: ({ chain, host, received, page }, { redirectedBy }) => [
    ...(redirectedBy === null
      ? say`The request went from ${listOf(chain.map(hostOf), 'to')}.`
      : tellRedirector(redirectedBy, say`the request`, chain.at(-2) ?? '', chain.at(-1) ?? '')),
    ...say` After a redirect from one foreign origin to another the browser sends ${'Origin: null'}, whatever the page’s origin is. ${host} allows ${wrong(received)}, which is not ${'null'}${received === page ? say`, although it is the page’s own origin` : []}.`,
  ],
  change: ({ chain, host }, { credentialsMode, phase, redirectedBy }) => [
    ...(redirectedBy === 'extension' ? [LOOK_AT_EXTENSIONS] : []),
    ...callDirectly(
      chain[0] ?? '',
      chain.at(-1) ?? '',
      (url) => say`Call ${right(url)} directly, without the redirect. Then the origin stays the page’s.`,
    ),
    ...(credentialsMode === 'include' || redirectedBy !== null
      ? []
      : ([
          {
            advise: 'server',
            how: [{ set: 'Access-Control-Allow-Origin', to: '*', on: placesOf(phase) }],
            text: say`If the redirect has to stay and the answer is public, ${host} can answer ${[phase === 'preflight' ? 'the preflight and the request' : 'it']} with ${'Access-Control-Allow-Origin: *'}.`,
          },
        ] as const)),
  ],
});
