import { lastHop } from '../exchange/last-hop.ts';
import { extractHeaderListValues } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { unreadableNames } from '../practice/header-readers.ts';
import { listOf, say, type Text, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'response-header-not-exposed',
  title: 'Response headers that the page cannot read',
  severity: 'warning',
  when: ({ tainting, credentialsMode, status, headerList, url, exchange }) => {
    // Only fetch() and XMLHttpRequest give headers to a script.
    if (tainting !== 'cors' || exchange.type !== 'xmlhttprequest') return null;
    const listed = extractHeaderListValues('Access-Control-Expose-Headers', headerList);
    const exposed = listed.kind === 'values' ? listed.values : [];
    // The server meant to expose them all; another cause warns about that.
    if (exposed.includes('*')) return null;
    const { method } = lastHop(exchange);
    const hidden = unreadableNames({ method, status, headerList, credentialsMode });
    if (hidden.length === 0) return null;
    const invalid = listed.kind === 'failure' ? listed.invalid : null;
    return { host: hostOf(url), hidden, exposed, invalid };
  },
  explain: ({ host, hidden, exposed, invalid }) =>
    say`${host} sent ${listOf(hidden)}, but the page cannot read ${hidden.length === 1 ? ['it'] : ['them']}: ${why(exposed, invalid)} If the page needs ${hidden.length === 1 ? ['it'] : ['them']}, its code gets ${'null'}, without any error.`,
  change: ({ hidden, exposed }) => [
    {
      set: 'Access-Control-Expose-Headers',
      to: [...exposed, ...hidden].join(', '),
      on: ['response'],
    },
  ],
});

function why(exposed: readonly string[], invalid: string | null): Text {
  if (invalid !== null)
    return say`${wrong(invalid)} in ${'Access-Control-Expose-Headers'} is not the name of a header, so the whole list does not count.`;
  return exposed.length === 0
    ? say`${'Access-Control-Expose-Headers'} does not name any.`
    : say`${'Access-Control-Expose-Headers'} names only ${listOf(exposed)}.`;
}
