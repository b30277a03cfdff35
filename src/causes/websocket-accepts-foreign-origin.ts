import { hostOf } from '../platform/origin.ts';
import { foreignOriginBefore } from '../practice/foreign-origins.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'websocket-accepts-foreign-origin',
  title: 'The WebSocket accepts foreign origins',
  severity: 'warning',
  when: ({ status, url, exchange, earlier }) => {
    if (status !== 101) return null;
    const other = foreignOriginBefore(
      exchange.origin,
      earlier.sameUrl,
      (hop) => hop.url === url && hop.response?.status === 101,
    );
    return other === null ? null : { host: hostOf(url), url, origins: [other, exchange.origin] };
  },
  // Two were seen. Only the server’s owner knows whether one of them is foreign.
  headline: () => say`Two unrelated origins could open this WebSocket`,
  explain: ({ host, url, origins: [other = '', own = ''] }) =>
    say`${host} answered ${101} for ${url} to pages of ${wrong(other)} and of ${wrong(own)}. If both are on your list, all is well. If the server does not look at ${'Origin'}, any site that a user opens can open this WebSocket in the user’s name, because CORS does not apply to it.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'look first',
      text: say`Check whether ${host} accepts every origin: open the WebSocket with an ${'Origin'} that you do not know, such as ${'https://example.org'}. If that gets a ${101}, compare ${'Origin'} with a list of exact origins before you answer, and answer ${403} to all others.`,
    },
  ],
});
