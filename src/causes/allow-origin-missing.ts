import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { callDirectly } from '../practice/call-directly.ts';
import { withoutCors } from '../practice/callers.ts';
import { helpNullWithCredentials, isNullWithCredentials } from '../practice/null-origin.ts';
import { listOf, right, say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-origin-missing',
  title: 'No Access-Control-Allow-Origin',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    status: stop.status,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  headline: ({ status }, { phase }) =>
    phase === 'preflight'
      ? say`The preflight was answered ${status ?? ''} and names no allowed origin`
      : say`The answer names no allowed origin`,
  explain: ({ status, host }, stop) => [
    ...(stop.phase === 'preflight'
      ? say`${host} answered the preflight ${status ?? ''} without ${wrong('Access-Control-Allow-Origin')}, so the browser never sent the ${stop.method}. The answer must `
      : say`${host} answered ${status ?? ''}, but without ${wrong('Access-Control-Allow-Origin')}, so the browser withheld the answer from the page. It must `),
    ...(stop.redirectedBy === 'browser'
      ? say`name ${stop.requestOrigin}, and the page must call https at once: the browser itself redirected the call there (HSTS), which makes the origin ${'null'}.`
      : say`${allowing(stop)}.`),
  ],
  change: (_, stop) => {
    const { urlList, redirectedBy, requestOrigin } = stop;
    if (redirectedBy === 'browser')
      return [
        ...callDirectly(
          urlList[0] ?? '',
          urlList.at(-1) ?? '',
          (url) => say`Call ${right(url)}, with https.`,
        ),
        ...allowOrigin({ ...stop, serializedOrigin: requestOrigin }),
      ];
    if (isNullWithCredentials(stop)) return helpNullWithCredentials(stop);
    const isPreflighted = stop.phase === 'preflight' && stop.caller !== 'worker';
    const without = isPreflighted ? null : withoutCors(stop.caller);
    return [...allowOrigin(stop), ...(without === null ? [] : [without])];
  },
  messageOmits: (_, stop) =>
    stop.phase === 'preflight'
      ? say`Many CORS layers send no header at all if they refuse one thing. If a CORS layer is set up, check whether it allows the origin ${stop.serializedOrigin}${asked(stop.method)}.`
      : null,
});

/** Every sandbox has the origin `null`: naming it lets all of them in, with credentials. */
function allowing(stop: MissingOriginStop): Text {
  const { serializedOrigin } = stop;
  if (serializedOrigin !== OPAQUE) return say`name ${serializedOrigin}`;
  return isNullWithCredentials(stop)
    ? say`allow the origin ${OPAQUE}, which nothing does safely with credentials: ${'*'} does not count, and every sandboxed page is ${OPAQUE}`
    : say`allow the origin ${OPAQUE}, which only ${'*'} does safely`;
}

const asked = (method: string) => say`, the method ${listOf([method])} and every header that the page sends`;
