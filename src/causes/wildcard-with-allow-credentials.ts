import { get } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import type { Place } from '../policy/policy-change.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

const HEADER = 'Access-Control-Allow-Credentials';

export default defineCause({
  id: 'wildcard-with-allow-credentials',
  title: 'Wildcard origin beside Allow-Credentials',
  severity: 'warning',
  when: ({ tainting, headerList, preflight, serializedOrigin, url }) =>
    tainting === 'cors' &&
    get(headerList, 'Access-Control-Allow-Origin') === '*' &&
    get(headerList, HEADER) === 'true'
      ? {
          host: hostOf(url),
          origin: serializedOrigin,
          onPreflight: preflight !== null && get(preflight, HEADER) !== null,
        }
      : null,
  explain: ({ host }) =>
    say`${host} allows every origin with ${'*'} and also allows credentials with ${`${HEADER}: true`}. Browsers do not accept the two together. This request came without credentials, so it worked; any call with ${"credentials: 'include'"} will be blocked because of the ${wrong('*')}.`,
  change: ({ origin, onPreflight }) => {
    const on: readonly Place[] = onPreflight ? ['preflight', 'response'] : ['response'];
    return [
      { remove: HEADER, on },
      {
        advise: 'server',
        how: 'on the server',
        text:
          origin === 'null'
            ? say`A page that sends cookies needs its own origin, which the server must name instead of ${'*'}.`
            : say`If pages should send cookies, keep ${HEADER} instead, and answer ${'Access-Control-Allow-Origin'} with the page’s origin from your list, such as ${origin}, and with ${'Vary: Origin'}.`,
      },
    ];
  },
});
