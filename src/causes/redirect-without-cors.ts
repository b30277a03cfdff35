import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowCredentials, allowOrigin } from '../policy/allow.ts';
import { callDirectly, signAnew } from '../practice/call-directly.ts';
import { losesBody } from '../practice/moved-url.ts';
import { isSigned } from '../practice/signed-url.ts';
import { right, say, wrong } from '../text/text.ts';
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
  change: ({ url, status, host }, stop) => {
    const { location, method } = stop;
    if (location !== null && !isSigned(url) && losesBody(method, status, url, location))
      return [
        ...callDirectly(
          url,
          location,
          (target) =>
            say`Call ${right(target)} directly. Whoever follows a ${status ?? ''} asks with GET and without the body of the ${method}.`,
        ),
        {
          advise: 'server',
          how: [...allowOrigin(stop), ...(stop.credentialsMode === 'include' ? allowCredentials(stop) : [])],
          text: say`If pages must be able to call the old URL, let ${host} redirect with ${308}, which keeps the ${method} and its body, and allow ${stop.serializedOrigin} on the redirect, too.`,
        },
      ];
    return [
      ...allowOrigin(stop),
      isSigned(url)
        ? { advise: 'server', how: 'on the server', text: signAnew(url, location ?? '') }
        : {
            advise: 'page',
            how: location === null ? 'around the call' : [{ call: location }],
            text: say`Or call the target of the redirect directly. Then no redirect has to allow the page.`,
          },
    ];
  },
});
