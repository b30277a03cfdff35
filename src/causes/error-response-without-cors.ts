import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { nameOfStatus } from '../text/status-names.ts';
import { say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'error-response-without-cors',
  title: 'Error response without CORS headers',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    status: stop.status ?? 0,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  headline: ({ status }) => say`The real answer is ${`${status} ${nameOfStatus(status)}`.trimEnd()}`,
  explain: ({ status, host }) =>
    say`${host} answered ${wrong(status)}${reasonFor(status)} That answer carries no ${'Access-Control-Allow-Origin'}, so the page sees a CORS failure instead of the error.`,
  change: ({ host }, stop) => [
    ...realError(stop, host),
    ...allowOrigin(stop),
    {
      advise: 'server',
      how: 'as the rules',
      text: say`So that the page can read errors, put the CORS layer around whatever sends them. In nginx, ${'add_header'} reaches errors only with ${'always'} at its end, in Apache only ${'Header always set'} does. Set the header in one place only, in the proxy or in the application.`,
    },
  ],
  messageOmits: ({ status }) =>
    say`The console names only the missing header. With that header, the page can read the ${status}; what caused the ${status} is another question.`,
});

/** Where to look for the error itself, which comes before its headers. */
function realError({ status, serializedOrigin }: MissingOriginStop, host: string): readonly PolicyChange[] {
  const text = WHERE_TO_LOOK[status ?? 0]?.(host, serializedOrigin);
  return text === undefined ? [] : [{ advise: 'server', how: 'look first', text }];
}

const GATEWAY = (host: string): Text =>
  say`First look at the application behind the gateway of ${host}: it is down, still starting, or too slow. The gateway’s error log names it.`;

const WHERE_TO_LOOK: Readonly<Record<number, (host: string, origin: string) => Text>> = {
  403: (host, origin) =>
    say`First look at the list of allowed origins of ${host}: is ${origin} on it, letter by letter? Some CORS layers answer ${403} to every other origin. If it is, look at what refuses the caller: a permission, a CSRF check, a firewall.`,
  413: () =>
    say`First raise the limit for bodies where it is set: in nginx ${'client_max_body_size'}, in Express ${"express.json({ limit: '10mb' })"}, in a load balancer or an API gateway its own limit. Or send less.`,
  429: () =>
    say`First look at the rate limit: send fewer calls, wait as long as ${'Retry-After'} says, or raise the limit. A limiter that runs before the CORS layer hides that from the page.`,
  500: (host, origin) =>
    say`First look at the error itself: the log of the application on ${host} has it. If it says that CORS refused the origin, add ${origin} to the list of allowed ones.`,
  502: GATEWAY,
  503: GATEWAY,
  504: GATEWAY,
};

/** What usually answers with this status before the CORS layer runs. */
function reasonFor(status: number): Text {
  if (status === 401) return say`: it refused the caller before the CORS headers were set.`;
  if (status === 403)
    return say`: it refused the caller. The status does not say whether the CORS layer refused the origin, or something else the caller.`;
  if (status === 404) return say`: no route matched, and the page for unknown routes sets no CORS headers.`;
  if (status === 405)
    return say`: the route exists, but not for this method, and that answer sets no CORS headers.`;
  if (status === 413) return say`: the body is larger than the server, or a proxy in front of it, accepts.`;
  if (status === 429) return say`: a rate limiter answered before the CORS headers were set.`;
  if (status === 502 || status === 503 || status === 504) {
    return say`: a gateway in front got no good answer from the application and answered itself.`;
  }
  if (status >= 500) return say`: the application failed, and its error handler sets no CORS headers.`;
  return say`: the request was refused before the CORS headers were set.`;
}
