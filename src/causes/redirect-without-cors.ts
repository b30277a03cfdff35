import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { signAnew } from '../practice/call-directly.ts';
import { isSigned } from '../practice/signed-url.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'redirect-without-cors',
  title: 'A redirect without CORS headers',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop) => ({
    header: 'Access-Control-Allow-Origin',
    expected: stop.serializedOrigin,
    status: stop.status,
    url: stop.urlList.at(-1) ?? '',
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  headline: ({ status }) => say`The ${status ?? ''} redirect itself has no CORS headers`,
  explain: ({ status, host }) =>
    say`${host} answered ${wrong(status ?? '')}. The browser checks every answer on the way, redirects too, and this one has no ${wrong('Access-Control-Allow-Origin')}. So the browser did not follow it, even if the answer at its end is right.`,
  change: ({ url }, stop) => [
    ...allowOrigin(stop),
    isSigned(url)
      ? { advise: 'server', how: 'on the server', text: signAnew(url, stop.location ?? '') }
      : {
          advise: 'page',
          how: stop.location === null ? 'around the call' : [{ call: stop.location }],
          text: say`Or call the target of the redirect directly. Then no redirect has to allow the page.`,
        },
  ],
});
