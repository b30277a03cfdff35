import type { PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { isSigned } from '../practice/signed-url.ts';
import { listOf, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'preflight-forbidden',
  title: 'The preflight is forbidden',
  severity: 'blocked',
  evidence: (stop: PreflightStatusStop) => ({
    status: stop.status,
    method: stop.method,
    origin: stop.serializedOrigin,
    headers: stop.unsafeNames,
    host: hostOf(stop.urlList.at(-1) ?? ''),
    passesCorsCheck: stop.corsCheck === null,
    isSigned: isSigned(stop.urlList.at(-1) ?? ''),
  }),
  headline: () => say`The preflight was forbidden: OPTIONS got 403`,
  explain: ({ method, host }) =>
    say`${host} answered the preflight with ${wrong(403)}, so the ${method} was never sent. The status does not say who refused.`,
  change: ({ origin, method, headers, host, isSigned: isStorage }) => [
    ...(isStorage
      ? [
          {
            advise: 'server',
            how: 'as the rules',
            text: say`The URL is signed for a storage bucket. Add a CORS rule to the bucket at ${host} that allows the origin ${origin} and the method ${method}${headers.length > 0 ? say` and the headers ${listOf(headers)}` : []}.`,
          } as const,
        ]
      : []),
    {
      advise: 'server',
      how: 'look first',
      text: say`Check the CORS layer first: does it allow the origin ${origin} and the method ${method}${headers.length > 0 ? say` and the headers ${listOf(headers)}` : []}?`,
    },
    {
      advise: 'server',
      how: 'look first',
      text: say`Then check what runs before it: authentication, CSRF protection, a web application firewall, a storage bucket without CORS rules.`,
    },
    { status: 204, on: ['preflight'] },
  ],
  messageOmits: ({ passesCorsCheck }) =>
    passesCorsCheck
      ? null
      : say`The console names a missing header. It is missing because the preflight was refused.`,
});
