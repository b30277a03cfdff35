import { get } from '../fetch/header-list.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { allowOrigin } from '../policy/allow.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'null-origin-allowed',
  title: 'The origin null is allowed',
  severity: 'warning',
  when: ({ tainting, headerList, url, exchange }) =>
    tainting === 'cors' && get(headerList, 'Access-Control-Allow-Origin') === OPAQUE
      ? {
          host: hostOf(url),
          allowCredentials: get(headerList, 'Access-Control-Allow-Credentials') === 'true',
          isRedirected: exchange.origin !== OPAQUE,
        }
      : null,
  explain: ({ host, allowCredentials, isRedirected }) =>
    say`${host} allows the origin ${wrong(OPAQUE)}. Not only one page has it: every sandboxed frame on every site does, every local file, and every request that was redirected across origins${isRedirected ? [', as this one was'] : []}. ${
      allowCredentials
        ? say`Credentials are allowed too, so any site can put a script into such a frame and read what your users see here.`
        : say`So any site can read this answer, just as with ${'*'}.`
    }`,
  change: (
    { host, allowCredentials, isRedirected },
    { serializedOrigin, credentialsMode, url, exchange },
  ) => [
    ...(allowCredentials ? [] : allowOrigin({ phase: 'response', serializedOrigin, credentialsMode })),
    ...(allowCredentials
      ? [
          {
            advise: 'server',
            how: 'on the server',
            text: say`Take ${OPAQUE} off the list of allowed origins.`,
          } as const,
        ]
      : []),
    isRedirected
      ? {
          advise: 'page',
          how: [
            { call: url },
            { set: 'Access-Control-Allow-Origin', to: exchange.origin, on: ['preflight', 'response'] },
          ],
          text: say`Call ${url} directly, so that no redirect loses the origin, and let ${host} name it: ${right(exchange.origin)}.`,
        }
      : {
          advise: 'page',
          how: 'around the call',
          text: say`Give the page an origin that the server can name: no ${'sandbox'} without ${'allow-same-origin'}, no ${'file:'} or ${'data:'} address.`,
        },
  ],
});
