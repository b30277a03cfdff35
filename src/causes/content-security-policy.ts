import { NOT_FOLLOWED } from '../exchange/exchange.ts';
import { isMixedContent } from '../platform/mixed-content.ts';
import { hostOf, includesCredentials, originOf, parseUrl } from '../platform/origin.ts';
import { directiveThatStopped } from '../practice/forbidden-by-policy.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'content-security-policy',
  title: 'Forbidden by the page’s Content-Security-Policy',
  severity: 'failed',
  isSilentInFirefox: 'unless it crossed',
  when: ({ error, url, redirectsTo, exchange }) => {
    const directive = directiveThatStopped(exchange);
    if (directive === null) return null;
    const redirectedBy = redirectsTo === null ? null : hostOf(url);
    return { error, directive, page: exchange.origin, target: originOf(redirectsTo ?? url), redirectedBy };
  },
  suspect: ({ error, stop, redirectsTo, exchange: { call, origin } }) => {
    // If the page's calls are recorded, so is what its policy forbids. If the standard stops, the policy need not be the reason.
    if (redirectsTo === null || call !== null || stop !== null) return null;
    if (isMixedContent(origin, redirectsTo)) return null;
    const url = parseUrl(redirectsTo);
    if (url === null || includesCredentials(url)) return null;
    if (error === NOT_FOLLOWED) return 'policy-report';
    return error === 'net::ERR_ABORTED' ? 'redirect-mode-of-call' : null;
  },
  headline: ({ directive, target }) => say`The page’s own ${directive} forbids ${target}`,
  explain: ({ directive, page, target, redirectedBy }) => [
    ...(redirectedBy === null ? [] : say`${redirectedBy} redirected to ${target}. `),
    ...say`The page at ${page} was served with a ${'Content-Security-Policy'} whose ${wrong(directive)} does not list ${target}. So the browser sent no request there, and the CORS headers of ${target} make no difference.`,
  ],
  change: ({ directive, page, target, redirectedBy }) => [
    {
      advise: 'page',
      how: 'around the call',
      text: say`On the server of ${page}, add ${right(target)} to ${directive} in its ${'Content-Security-Policy'}: a header of the page itself or a ${'<meta http-equiv>'} in it. If there are several policies, each of them must list it.`,
    },
    ...(redirectedBy === null
      ? []
      : ([
          {
            advise: 'page',
            how: 'around the call',
            text: say`Or call a URL that ${redirectedBy} does not redirect elsewhere.`,
          },
        ] as const)),
  ],
});
