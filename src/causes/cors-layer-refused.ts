import type { MissingOriginStop, PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'cors-layer-refused',
  title: 'The CORS layer does not allow the origin',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop | PreflightStatusStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    status: stop.status ?? 0,
    method: stop.phase === 'preflight' ? 'OPTIONS' : stop.method,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  explain: ({ expected, status, method, host }) =>
    say`The CORS layer of ${host} ran, and ${wrong(expected)} is not on its list: it answered the ${method} with ${status} and without ${'Access-Control-Allow-Origin'}. Its other header lines show that it looked at the origin.`,
  change: ({ expected, status, host }, stop) => [
    {
      advise: 'server',
      how: 'as the rules',
      text: say`Add ${right(expected)} to the list of allowed origins in the CORS settings of ${host}, letter by letter: scheme, host and port, no slash at the end. Keep those that are there. The CORS layer itself is in the right place.`,
    },
    ...(stop.phase === 'preflight' && (status < 200 || status > 299)
      ? [{ status: 204, on: ['preflight'] } as const]
      : []),
    ...allowOrigin(stop),
  ],
  messageOmits: ({ status }) =>
    status >= 400
      ? say`The console says that the header is missing, as if no CORS were set up. It is set up: the ${status} is its way to refuse this origin.`
      : say`The console says that the header is missing, as if no CORS were set up. It is set up, and leaves the header out for this origin.`,
});
