import { NOT_FOLLOWED } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { isNoWayOn, UNSAFE_SCHEMES } from '../fetch/location-url.ts';
import { redirectorOf } from '../fetch/own-redirect.ts';
import type { Redirector } from '../fetch/request.ts';
import { hostOf, parseUrl } from '../platform/origin.ts';
import { LOOK_AT_EXTENSIONS } from '../practice/own-redirects.ts';
import { say } from '../text/text.ts';
import { defineCause, type Failure } from './define-cause.ts';

export default defineCause({
  id: 'unsafe-redirect',
  title: 'A redirect to a scheme that may not be followed',
  severity: 'failed',
  when: ({ error, preflightError, status, url, redirectsTo }) =>
    preflightError === null &&
    (/ERR_UNSAFE_REDIRECT/.test(error) || (isFirefoxs(error) && isUnsafe(redirectsTo)))
      ? { error, status, host: hostOf(url) }
      : null,
  headline: () => say`The redirect leads where a request may not go`,
  explain: ({ host, status }, failure) =>
    say`${redirectorIn(failure) === null ? say`${host} answered ${status ?? 'with a redirect'}` : 'An extension of this browser redirected the request'} to a URL that is neither ${'http:'} nor ${'https:'}. Browsers do not follow such a redirect, whatever the CORS headers say.`,
  change: (_, failure) => [
    redirectorIn(failure) === null
      ? {
          advise: 'server',
          how: 'on the server',
          text: say`Redirect to an ${'https:'} URL, or put the content into the answer itself.`,
        }
      : LOOK_AT_EXTENSIONS,
  ],
});

function redirectorIn({ exchange }: Failure): Redirector | null {
  const { response } = lastHop(exchange);
  return response && redirectorOf(response);
}

/** Firefox ends them like a redirect to something that is not a URL, or says nothing more. */
const isFirefoxs = (error: string): boolean =>
  error === NOT_FOLLOWED || /NS_ERROR_CORRUPTED_CONTENT/.test(error);

const isUnsafe = (location: string | null): boolean => {
  const scheme = location === null ? null : parseUrl(location)?.protocol;
  return location !== null && !!scheme && (UNSAFE_SCHEMES.includes(scheme) || isNoWayOn(location));
};
