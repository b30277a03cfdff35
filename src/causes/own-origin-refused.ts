import type { Exchange } from '../exchange/exchange.ts';
import { isOwnOriginRefused, mayOwnOriginBeRefused } from '../exchange/own-origin-refusal.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** A request within the page's origin is recorded only if the same URL passed without `Origin`. */
const isListedForIt = (exchange: Exchange): boolean =>
  exchange.hops.length === 1 && mayOwnOriginBeRefused(exchange);

export default defineCause({
  id: 'own-origin-refused',
  title: 'The server refused its own origin',
  severity: 'warning',
  isForEveryVerdict: true,
  when: ({ exchange, serializedOrigin, url, status }) =>
    isOwnOriginRefused(exchange) || isListedForIt(exchange)
      ? { origin: serializedOrigin, url, status: status ?? 0, host: hostOf(url) }
      : null,
  headline: ({ status, host }) => say`${host} refused its own page with ${status}`,
  explain: ({ origin, status, host }) =>
    say`The page and ${host} have the same origin, ${origin}, so CORS does not apply, and the page can read the ${status}. The request carried ${`Origin: ${origin}`}, as every POST and every tag with ${'crossorigin'} does, and a CORS layer of the server refused it: it compares with a list on which the server’s own origin is missing.`,
  change: ({ origin, host }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`Add ${right(origin)} to the allowed origins of ${host}, or let the CORS layer pass what comes from the server’s own origin.`,
    },
    {
      advise: 'server',
      how: 'on the server',
      text: say`Behind a proxy, the application may think that its own origin is another one: let the proxy forward ${'Host'} and ${'X-Forwarded-Proto'}.`,
    },
  ],
});
