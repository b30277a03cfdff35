import type { UnequalOriginStop } from '../fetch/stop.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { allowCredentials, allowOrigin } from '../policy/allow.ts';
import { adviseNoCredentials } from '../practice/callers.ts';
import { helpNullWithCredentials, isNullWithCredentials } from '../practice/null-origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'wildcard-origin-with-credentials',
  title: 'Wildcard origin on a request with credentials',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    received: '*',
    credentialsMode: stop.credentialsMode,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  explain: ({ expected, host }, { phase, method }) =>
    say`${host} allows every origin with ${wrong('*')}. That does not count for a request with credentials${expected === OPAQUE ? say`, and naming ${OPAQUE}, the request’s origin, would let every sandboxed page in` : say`: the answer must name ${right(expected)}`}. ${phase === 'preflight' ? say`So the browser never sent the ${method}.` : say`So the browser withheld the answer from the page.`}`,
  change: (_, stop) =>
    isNullWithCredentials(stop)
      ? helpNullWithCredentials(stop)
      : [
          ...allowOrigin(stop),
          ...allowCredentials(stop),
          {
            advise: 'server',
            how: 'on the server',
            text: say`Keep a list of the origins that may read with credentials. Answering every origin with itself would let any site read your users’ data.`,
          },
          ...adviseNoCredentials(stop.caller, say`. Then ${'*'} counts as the origin.`),
        ],
});
