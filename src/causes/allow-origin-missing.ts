import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { callDirectly } from '../practice/call-directly.ts';
import { withoutCors } from '../practice/callers.ts';
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
  explain: ({ expected, status, host }, { phase, method, redirectedBy, requestOrigin }) => [
    ...(phase === 'preflight'
      ? say`${host} answered the preflight ${status ?? ''} without ${wrong('Access-Control-Allow-Origin')}, so the browser never sent the ${method}. The answer must `
      : say`${host} answered ${status ?? ''}, but without ${wrong('Access-Control-Allow-Origin')}, so the browser withheld the answer from the page. It must `),
    ...(redirectedBy === 'browser'
      ? say`name ${requestOrigin}, and the page must call https at once: the browser itself redirected the call there (HSTS), which makes the origin ${'null'}.`
      : say`${allowing(expected)}.`),
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
const allowing = (origin: string): Text =>
  origin === 'null' ? say`allow the origin ${origin}, which only ${'*'} does safely` : say`name ${origin}`;

const asked = (method: string) => say`, the method ${listOf([method])} and every header that the page sends`;
