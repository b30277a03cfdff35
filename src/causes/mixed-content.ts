import { NOT_FOLLOWED, NOT_SENT } from '../exchange/exchange.ts';
import { isMixedContent } from '../platform/mixed-content.ts';
import { hostOf, parseUrl } from '../platform/origin.ts';
import { directiveThatStopped } from '../practice/forbidden-by-policy.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** The errors of a request at a redirect that a policy of the page forbids. */
const AT_REDIRECT = /ERR_ABORTED$|NS_ERROR_(UNEXPECTED|NET_ON_RECEIVING_FROM)$/;

const toHttps = (url: string): string => url.replace(/^(http|ws):/i, '$1s:');

/** Whether a redirect changes nothing but the scheme and the slash at the end of the path. */
function isBySlash(from: string, to: string): boolean {
  const [a, b] = [parseUrl(from), parseUrl(to)];
  const trimmed = (path: string): string => path.replace(/\/$/, '');
  return (
    a !== null &&
    b !== null &&
    a.host === b.host &&
    a.pathname !== b.pathname &&
    trimmed(a.pathname) === trimmed(b.pathname)
  );
}

export default defineCause({
  id: 'mixed-content',
  title: 'Mixed content',
  severity: 'failed',
  isSilentInFirefox: 'unless it crossed',
  when: ({ error, url, redirectsTo, exchange }) => {
    const { origin } = exchange;
    const isRefused = error === NOT_SENT || (redirectsTo !== null && AT_REDIRECT.test(error));
    const target = redirectsTo ?? url;
    if (
      directiveThatStopped(exchange) !== null ||
      !(isRefused || error === NOT_FOLLOWED) ||
      !isMixedContent(origin, target)
    )
      return null;
    const redirectedBy = redirectsTo === null ? null : hostOf(url);
    return { error, page: origin, url: target, redirectedBy, bySlash: isBySlash(url, target) };
  },
  headline: ({ url }) => say`A page over https may not call ${hostOf(url)} over http`,
  explain: ({ page, url, redirectedBy }) => [
    ...(redirectedBy === null ? [] : say`${redirectedBy} redirected to ${url}. `),
    ...say`The page at ${page} is secure, and the connection to ${wrong(url)} would not be: anybody on the way could read it and change it. So the browser does not open it. ${hostOf(url)} got no request, and its CORS headers make no difference.`,
  ],
  change: ({ url, redirectedBy, bySlash }) => [
    ...(bySlash
      ? [
          {
            advise: 'page',
            how: [{ call: toHttps(url) }],
            text: say`The redirect only corrects the slash at the end. Call ${right(toHttps(url))} at once: then there is no redirect.`,
          } as const,
        ]
      : []),
    {
      advise: redirectedBy === null ? 'page' : 'server',
      how: redirectedBy === null ? [{ call: toHttps(url) }] : 'on the server',
      text: say`${[redirectedBy === null ? 'Call' : 'Redirect to']} ${right(toHttps(url))}. Behind a proxy that terminates TLS, frameworks build ${'http:'} URLs unless they know about it, for example from ${'X-Forwarded-Proto'}.`,
    },
    {
      advise: 'server',
      how: 'on the server',
      text: say`${hostOf(url)} has to support https. During development, a name of this machine, such as ${'localhost'}, may stay on http.`,
    },
  ],
});
