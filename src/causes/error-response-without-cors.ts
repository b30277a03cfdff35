import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
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
  change: ({ status }, stop) => [
    ...allowOrigin(stop),
    {
      advise: 'server',
      text: say`Put the CORS layer around whatever answered ${status}, so that errors get its headers too.`,
    },
  ],
  messageOmits: ({ status }) =>
    say`The console names only the missing header. With that header, the page can read the ${status}; what caused the ${status} is another question.`,
});

/** What usually answers with this status before the CORS layer runs. */
function reasonFor(status: number): Text {
  if (status === 401 || status === 403) return say`: it refused the caller before the CORS headers were set.`;
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
