import { get } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { isPotentiallyTrustworthy } from '../platform/trustworthy.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'insecure-origin-allowed',
  title: 'An insecure origin is allowed',
  severity: 'warning',
  when: ({ tainting, serializedOrigin, headerList, url }) =>
    tainting === 'cors' &&
    url.startsWith('https:') &&
    serializedOrigin.startsWith('http:') &&
    !isPotentiallyTrustworthy(serializedOrigin) &&
    get(headerList, 'Access-Control-Allow-Origin') === serializedOrigin &&
    get(headerList, 'Access-Control-Allow-Credentials') === 'true'
      ? { host: hostOf(url), origin: serializedOrigin }
      : null,
  explain: ({ host, origin }) =>
    say`${host} is reached over ${'https'} and allows ${wrong(origin)}, a page over ${'http'}, to read its answers with credentials. Anybody between a user and that page, for example in a café’s network, can put a script into it, and that script may read everything that ${host} sends to that user.`,
  change: ({ origin }) => {
    const secure = origin.replace(/^http:/, 'https:').replace(/:\d+$/, '');
    return [
      {
        advise: 'page',
        how: 'around the call',
        text: say`Serve the page over ${'https'}, and redirect ${origin} there.`,
      },
      {
        advise: 'server',
        how: 'on the server',
        text: say`Then take ${origin} off the list of allowed origins and put the page’s new one on it, most likely ${secure}.`,
      },
    ];
  },
});
