import { isAt, type MainFetchStop, type RedirectSchemeStop } from '../fetch/stop.ts';
import { hostOf, parseUrl } from '../platform/origin.ts';
import { isLoopback } from '../platform/trustworthy.ts';
import { LOOK_AT_EXTENSIONS, tellRedirector } from '../practice/own-redirects.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** `localhost:3000/…` and `api.example.com:8080/…`, in which the URL parser reads the host as a scheme. */
const HOST_AND_PORT = /^(localhost|[\w-]+(\.[\w-]+)+):\d+(\/|$)/i;

const isByExtension = (stop: MainFetchStop | RedirectSchemeStop): boolean =>
  isAt(stop, 'HTTP-redirect fetch', '6') && stop.redirectedBy === 'extension';

export default defineCause({
  id: 'scheme-not-http',
  title: 'The scheme is not http or https',
  severity: 'blocked',
  evidence: (stop: MainFetchStop | RedirectSchemeStop) => {
    const current = stop.urlList.at(-1) ?? '';
    const isRedirect = isAt(stop, 'HTTP-redirect fetch', '6');
    const url = isRedirect ? stop.location : current;
    const scheme = parseUrl(url)?.protocol ?? '';
    return { scheme, url, redirectedBy: isRedirect ? hostOf(current) : null };
  },
  headline: ({ scheme, redirectedBy }) =>
    redirectedBy === null
      ? say`No request can go to ${scheme} URLs`
      : say`The redirect leads to a ${scheme} URL`,
  explain: ({ scheme, url, redirectedBy }, stop) => [
    ...(redirectedBy === null
      ? say`The page called ${url}.`
      : isByExtension(stop)
        ? tellRedirector('extension', say`the request`, stop.urlList.at(-1) ?? '', url)
        : say`${redirectedBy} redirected to ${url}.`),
    ...say` Its scheme is ${wrong(scheme)}, and the CORS protocol knows only ${'http:'} and ${'https:'}. `,
    ...(redirectedBy === null ? say`Nothing was sent.` : say`So the browser did not follow it.`),
    ...(HOST_AND_PORT.test(url)
      ? say` The URL begins with a host and a port instead of a scheme, so the host was read as the scheme.`
      : []),
  ],
  change: ({ scheme, url, redirectedBy }, stop) => {
    if (isByExtension(stop)) return [LOOK_AT_EXTENSIONS];
    const advise = redirectedBy === null ? 'page' : 'server';
    const where = redirectedBy === null ? say`in the call` : say`in ${'Location'}`;
    const rest = redirectedBy === null ? 'around the call' : 'on the server';
    if (HOST_AND_PORT.test(url)) {
      const whole = isLoopback(`http://${url}`) ? `http://${url}` : `https://${url}`;
      return [
        {
          advise,
          how: redirectedBy === null ? [{ call: whole }] : rest,
          text: say`Write the scheme before the host ${where}: ${right(whole)}.`,
        },
      ];
    }
    if (scheme === 'ws:' || scheme === 'wss:')
      return [
        {
          advise,
          how: rest,
          text: say`A WebSocket is opened with ${right('new WebSocket(url)')}, not with a request.`,
        },
      ];
    return [
      {
        advise,
        how: rest,
        text: say`Use an ${right('https:')} URL ${where}. A page can read the content only if it is served over HTTP.`,
      },
    ];
  },
});
