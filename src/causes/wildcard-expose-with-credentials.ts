import { lastHop } from '../exchange/last-hop.ts';
import { extractHeaderListValues } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { unreadableNames } from '../practice/header-readers.ts';
import { listOf, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

const HEADER = 'Access-Control-Expose-Headers';

export default defineCause({
  id: 'wildcard-expose-with-credentials',
  title: 'Wildcard exposed headers with credentials',
  severity: 'warning',
  when: ({ tainting, credentialsMode, status, headerList, url, exchange }) => {
    // Only fetch() and XMLHttpRequest give headers to a script.
    const isAsked = tainting === 'cors' && credentialsMode === 'include';
    if (!isAsked || exchange.type !== 'xmlhttprequest') return null;
    const listed = extractHeaderListValues(HEADER, headerList);
    if (listed.kind !== 'values' || !listed.values.includes('*')) return null;
    const named = listed.values.filter((name) => name !== '*');
    const { method } = lastHop(exchange);
    const hidden = unreadableNames({ method, status, headerList, credentialsMode });
    // If names stand beside it, the wildcard may be there for requests without credentials.
    if (named.length > 0 && hidden.length === 0) return null;
    return { host: hostOf(url), received: listed.values.join(', '), named, hidden };
  },
  explain: ({ host, named, hidden }) =>
    say`${host} exposes ${wrong('*')} to the page. With credentials that is not a wildcard but the name of a header, so the page can read ${
      hidden.length > 0
        ? say`nothing of ${listOf(hidden)}`
        : say`only the few headers that every page may read`
    }${named.length > 0 ? say`; ${listOf(named)} ${[named.length === 1 ? 'is' : 'are']} named and can be read` : []}.`,
  change: ({ named, hidden }) =>
    hidden.length > 0
      ? [{ set: HEADER, to: [...named, ...hidden].join(', '), on: ['response'] }]
      : [
          {
            advise: 'server',
            how: 'on the server',
            text: say`Name each header that the page reads in ${HEADER}, instead of ${'*'}.`,
          },
        ],
});
