import type { PreflightMethodStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowAlso } from '../policy/allow.ts';
import { right, say, wrong } from '../text/text.ts';
import { compareMethods, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'wildcard-methods-with-credentials',
  title: 'Wildcard methods on a request with credentials',
  severity: 'blocked',
  evidence: (stop: PreflightMethodStop) => ({
    header: 'Access-Control-Allow-Methods',
    method: stop.method,
    received: stop.allowMethods,
    methods: stop.methods,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: (_, stop) => compareMethods(stop),
  explain: ({ method, host }) =>
    say`${host} allows ${wrong('*')} as methods. With credentials that is not a wildcard but the name of a method, so ${method} is not allowed and was never sent. ${'Access-Control-Allow-Methods'} must list ${right(method)}.`,
  change: ({ method, methods }) => [allowAlso('Access-Control-Allow-Methods', methods, [method])],
});
