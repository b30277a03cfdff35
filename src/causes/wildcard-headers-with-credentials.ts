import type { PreflightHeadersStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowAlso } from '../policy/allow.ts';
import { listOf, say, wrong } from '../text/text.ts';
import { compareHeaders, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'wildcard-headers-with-credentials',
  title: 'Wildcard headers on a request with credentials',
  severity: 'blocked',
  evidence: (stop: PreflightHeadersStop) => ({
    header: 'Access-Control-Allow-Headers',
    missing: stop.missing,
    received: stop.allowHeaders,
    allowed: stop.headerNames,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ missing }, stop) => compareHeaders(missing, stop),
  explain: ({ missing, host }, { method }) =>
    say`${host} allows ${wrong('*')} as request headers. With credentials that is not a wildcard but the name of a header, so it does not allow ${listOf(missing)}, and the ${method} was never sent.`,
  change: ({ missing, allowed }) => [allowAlso('Access-Control-Allow-Headers', allowed, missing)],
});
