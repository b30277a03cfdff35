import type { PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf, pathOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'preflight-requires-auth',
  title: 'The preflight is asked to authenticate',
  severity: 'blocked',
  evidence: (stop: PreflightStatusStop) => ({
    status: stop.status,
    method: stop.method,
    wwwAuthenticate: stop.wwwAuthenticate,
    host: hostOf(stop.urlList.at(-1) ?? ''),
    path: pathOf(stop.urlList.at(-1) ?? ''),
    passesCorsCheck: stop.corsCheck === null,
  }),
  headline: ({ status }) => say`The preflight was asked to authenticate: OPTIONS got ${status}`,
  explain: ({ status, method, host }) =>
    say`Authentication on ${host} answered the preflight with ${wrong(status)}. Browsers never send cookies or ${'Authorization'} with a preflight, so it can never pass, and the ${method} was never sent.`,
  change: ({ path }) => [
    {
      advise: 'server',
      how: 'as the rules',
      text: say`Answer ${`OPTIONS ${path}`} before authentication runs: put the CORS layer in front of it, or exempt ${'OPTIONS'} from it.`,
    },
    { status: 204, on: ['preflight'] },
  ],
  messageOmits: ({ passesCorsCheck }) =>
    passesCorsCheck
      ? null
      : say`The console names a missing header. The reason is the authentication that runs first.`,
});
