import type { Redirector } from '../fetch/request.ts';
import { isAt } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { callDirectly } from '../practice/call-directly.ts';
import { tellRedirector } from '../practice/own-redirects.ts';
import { right, say, type Text, wrong } from '../text/text.ts';
import { defineCause, type Failure } from './define-cause.ts';

const redirectorIn = ({ stop }: Failure): Redirector | null =>
  isAt(stop, 'HTTP fetch', '6.3') ? stop.redirectedBy : null;

export default defineCause({
  id: 'redirect-error-mode',
  title: 'Redirected, and redirects are errors',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, stop, status, url }) =>
    isAt(stop, 'HTTP fetch', '6.3')
      ? { error, status, redirectMode: 'error', host: hostOf(url), location: stop.location }
      : null,
  headline: ({ host }, failure) =>
    redirectorIn(failure) === null
      ? say`${host} redirected, and the call forbids it`
      : say`The request was redirected, and the call forbids it`,
  explain: ({ host, status, location }, failure) => {
    const by = redirectorIn(failure);
    return [
      ...(by === null
        ? say`${host} answered ${status ?? 'with a redirect'}${location === null ? '' : ` to ${location}`}.`
        : tellRedirector(by, say`the request`, failure.url, location ?? '')),
      ...say` The page had asked with ${wrong("redirect: 'error'")}, so a redirect counts as a failure, wherever it leads. That is not CORS.`,
    ];
  },
  change: ({ location }, { url }) => [
    ...(location === null ? [] : callDirectly(url, location, sayCall)),
    {
      advise: 'page',
      how: [{ ask: { redirectMode: 'follow' } }],
      text: say`${location === null ? 'Leave' : 'Or leave'} ${'redirect'} out of the call, so that it is ${right('follow')}. Then every answer on the way has to allow the page.`,
    },
  ],
});

const sayCall = (location: string): Text =>
  say`Call ${right(location)} directly, if that is the right URL. The usual reasons are http instead of https, and a slash too few or too many at the end.`;
