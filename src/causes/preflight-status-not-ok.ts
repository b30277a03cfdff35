import type { PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { nameOfStatus } from '../text/status-names.ts';
import { listOf, say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** How servers answer a request without the client certificate that they want; nginx has two of its own. */
const NO_CERTIFICATE = [400, 495, 496];

export default defineCause({
  id: 'preflight-status-not-ok',
  title: 'The preflight got an error status',
  severity: 'blocked',
  evidence: (stop: PreflightStatusStop) => ({
    status: stop.status,
    method: stop.method,
    origin: stop.serializedOrigin,
    headers: stop.unsafeNames,
    host: hostOf(stop.urlList.at(-1) ?? ''),
    passesCorsCheck: stop.corsCheck === null,
    isSecure: /^https:/i.test(stop.urlList.at(-1) ?? ''),
  }),
  headline: ({ status }) =>
    say`The preflight failed: OPTIONS got ${`${status} ${nameOfStatus(status)}`.trimEnd()}`,
  explain: ({ status, method, host }) =>
    say`${host} answered the preflight with ${wrong(status)}. Only a status from 200 to 299 is a permission, so the ${method} was never sent.`,
  change: ({ status, origin, method, headers, host, isSecure }) => [
    ...(NO_CERTIFICATE.includes(status) && isSecure
      ? [
          {
            advise: 'server',
            how: 'on the server',
            text: say`If ${host} asks for a client certificate: browsers never send one with a preflight, and the server then answers ${status}. Make the certificate optional, and require it for every method but ${'OPTIONS'}.`,
          } as const,
        ]
      : []),
    { advise: 'server', how: 'look first', text: whyRefused({ status, origin, method, headers }) },
    { status: 204, on: ['preflight'] },
  ],
  messageOmits: ({ status, passesCorsCheck }) =>
    passesCorsCheck ? null : say`The console names a missing header and leaves out the ${status}.`,
});

type Refused = {
  readonly status: number;
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
};

function whyRefused({ status, origin, method, headers }: Refused): Text {
  if (status > 500)
    return say`First look at the server, or a gateway in front of it: it failed on ${'OPTIONS'}. Its log says why.`;
  if (status === 500)
    return say`First look at the list of allowed origins: is ${origin} on it? Express’s ${'cors'}, for example, answers ${500} if its ${'origin'} function refuses with an error. If it is, the server failed on ${'OPTIONS'}, and its log says why.`;
  return say`Some CORS layers answer ${status} when they refuse the origin ${origin}, the method ${method}${headers.length > 0 ? say` or one of ${listOf(headers)}` : []}. Check all of them.`;
}
