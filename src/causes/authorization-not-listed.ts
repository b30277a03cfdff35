import type { PreflightAuthorizationStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { compareHeaders, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'authorization-not-listed',
  title: 'Authorization is not covered by the wildcard',
  severity: 'blocked',
  evidence: (stop: PreflightAuthorizationStop) => ({
    header: 'Access-Control-Allow-Headers',
    missing: ['authorization'],
    received: stop.allowHeaders,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ missing }, stop) => compareHeaders(missing, stop),
  explain: ({ host }, { method }) =>
    say`${host} allows ${wrong('*')} as request headers. That covers every name but ${right('Authorization')}, which must be listed, so the ${method} was never sent.`,
  change: (_, { headerNames }) => [
    {
      set: 'Access-Control-Allow-Headers',
      to: [...headerNames, 'authorization'].join(', '),
      on: ['preflight'],
    },
  ],
});
