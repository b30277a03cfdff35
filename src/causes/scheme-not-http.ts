import { UNSAFE_SCHEMES } from '../fetch/http-redirect-fetch.ts';
import { hostOf, parseUrl } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** `localhost:3000/…` and `api.example.com:8080/…`, of which the URL parser takes the host for a scheme. */
const HOST_AND_PORT = /^(localhost|[\w-]+(\.[\w-]+)+):\d+(\/|$)/i;

export default defineCause({
  id: 'scheme-not-http',
  title: 'The scheme is not http or https',
  severity: 'blocked',
  at: { algorithm: 'main fetch', step: '12' },
  alsoAt: { algorithm: 'HTTP-redirect fetch', step: '6' },
  when: (stop) => {
    const isRedirect = stop.algorithm === 'HTTP-redirect fetch';
    if (!isRedirect && stop.reason !== 'scheme is not HTTP(S)') return null;
    const [first = '', ...rest] = stop.urlList;
    const url = isRedirect ? stop.location : (rest.at(-1) ?? first);
    const scheme = parseUrl(url)?.protocol ?? '';
    // Without CORS, and to one of these, such a redirect is no matter of CORS in any browser.
    if (isRedirect && (stop.mode !== 'cors' || UNSAFE_SCHEMES.includes(scheme))) return null;
    return { scheme, url, redirectedBy: isRedirect ? hostOf(stop.urlList.at(-1) ?? '') : null };
  },
  headline: ({ scheme, redirectedBy }) =>
    redirectedBy === null ? `No request can go to ${scheme} URLs` : `The redirect leads to a ${scheme} URL`,
  explain: ({ scheme, url, redirectedBy }) => [
    ...(redirectedBy === null ? say`The page called ${url}.` : say`${redirectedBy} redirected to ${url}.`),
    ...say` Its scheme is ${wrong(scheme)}, and the CORS protocol knows only ${'http:'} and ${'https:'}. `,
    ...(redirectedBy === null ? say`Nothing was sent.` : say`So nobody followed.`),
    ...(HOST_AND_PORT.test(url)
      ? say` What reads like a host and a port begins with no scheme, so the host was taken for one.`
      : []),
  ],
  change: ({ scheme, url, redirectedBy }) => {
    const advise = redirectedBy === null ? 'page' : 'server';
    const where = redirectedBy === null ? say`in the call` : say`in ${'Location'}`;
    if (HOST_AND_PORT.test(url))
      return [
        {
          advise,
          text: say`Write the scheme before the host ${where}: ${right(`https://${url}`)}, or ${`http://${url}`} on this machine.`,
        },
      ];
    if (scheme === 'ws:' || scheme === 'wss:')
      return [
        { advise, text: say`A WebSocket is opened with ${right('new WebSocket(url)')}, not with a request.` },
      ];
    return [
      {
        advise,
        text: say`Use an ${right('https:')} URL ${where}. What lives under ${scheme} has to be served over HTTP before a page can read it.`,
      },
    ];
  },
});
