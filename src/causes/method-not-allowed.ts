import type { PreflightMethodStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowAlso } from '../policy/allow.ts';
import { listOf, say, wrong } from '../text/text.ts';
import { compareMethods, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'method-not-allowed',
  title: 'The method is not allowed',
  severity: 'blocked',
  evidence: (stop: PreflightMethodStop) => ({
    header: 'Access-Control-Allow-Methods',
    method: stop.method,
    received: stop.allowMethods,
    methods: stop.methods,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: (_, stop) => compareMethods(stop),
  headline: ({ method }) => say`The preflight’s answer does not allow ${method}`,
  explain: ({ method, received, methods, host }) =>
    say`The page wants to send a ${wrong(method)}. ${host} ${received === null ? say`lists no methods, because ${'Access-Control-Allow-Methods'} is absent` : say`allows ${methods.length > 0 ? listOf(methods) : say`none`}`}, so the ${method} was never sent.`,
  change: ({ method, methods }) => [allowAlso('Access-Control-Allow-Methods', methods, [method])],
});
