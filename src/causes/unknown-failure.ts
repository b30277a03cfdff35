import { hostOf, includesCredentials, parseUrl } from '../platform/origin.ts';
import { networkErrorOf } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** The last of the failed causes: it is asked only if no other one knows the error. */
export default defineCause({
  id: 'unknown-failure',
  title: 'Failed for a reason other than CORS',
  severity: 'failed',
  when: ({ error, status, url, redirectsTo }) => {
    const target = redirectsTo === null ? null : parseUrl(redirectsTo);
    const carries = target !== null && includesCredentials(target);
    return { error, status, host: hostOf(url), ...(carries && { redirectCarries: 'user name or password' }) };
  },
  headline: ({ error }) => {
    const known = networkErrorOf(error);
    return known === null ? say`The request failed with ${error}` : [known.headline];
  },
  explain: ({ error, status, host, redirectCarries }, { exchange, stop }) => {
    const meaning = networkErrorOf(error)?.meaning;
    const reason = meaning ? [...meaning, ' '] : [];
    if (status === null)
      return say`The request to ${host} ended with ${error} and without an answer. ${reason}No answer was judged, so CORS is ruled out.`;
    const answered = say`${host} answered ${status}, and the request then ended with ${error}.`;
    if (stop?.at.reason === 'same-origin mode, redirected')
      return say`${answered} The page asked with mode ${'same-origin'}, and the redirect leads to another origin, so the browser did not go there.`;
    if (redirectCarries !== undefined)
      return say`${answered} It redirects to a URL that carries a ${redirectCarries}, and Chromium does not follow such a redirect, whatever the CORS headers say.`;
    const proof =
      exchange.outcome.kind === 'failed'
        ? say`Browsers end a request that CORS stops with another error`
        : say`The CORS algorithms allow what was seen of the answer`;
    return say`${answered} ${reason}${proof}, so CORS is ruled out.`;
  },
  change: ({ error }) => {
    const known = networkErrorOf(error);
    if (known?.advice) return [known.advice];
    return [
      {
        advise: 'page',
        how: 'look first',
        text: say`Look for ${error} in the browser’s console and in the Network panel; both may say more.`,
      },
    ];
  },
});
