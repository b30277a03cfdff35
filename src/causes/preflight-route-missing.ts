import type { PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf, pathOf } from '../platform/origin.ts';
import { nameOfStatus } from '../text/status-names.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'preflight-route-missing',
  title: 'No route answers the preflight',
  severity: 'blocked',
  evidence: (stop: PreflightStatusStop) => ({
    status: stop.status,
    method: stop.method,
    host: hostOf(stop.urlList.at(-1) ?? ''),
    path: pathOf(stop.urlList.at(-1) ?? ''),
    passesCorsCheck: stop.corsCheck === null,
  }),
  headline: ({ status }) => say`No route answers the preflight: OPTIONS got ${status}`,
  explain: ({ status, method, host }) =>
    say`Before the ${method}, the browser asked ${host} for permission with ${'OPTIONS'}. The server has no route for that and answered ${wrong(`${status} ${nameOfStatus(status)}`)}, so the ${method} was never sent.`,
  change: ({ path }) => [
    {
      advise: 'server',
      how: 'as the rules',
      text: say`Let the CORS layer answer ${`OPTIONS ${path}`} itself, before routes are looked up.`,
    },
    { status: 204, on: ['preflight'] },
  ],
  messageOmits: ({ status, passesCorsCheck }) =>
    passesCorsCheck
      ? say`The CORS headers of this answer are right. Only its status is not.`
      : say`The console says that ${'Access-Control-Allow-Origin'} is missing or wrong. That is true, but not the reason: no header turns a ${status} into a permission.`,
});
