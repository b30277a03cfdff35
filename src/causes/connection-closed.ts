import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'connection-closed',
  title: 'The connection was closed without an answer',
  severity: 'failed',
  when: ({ error, preflightError, status, url }) =>
    preflightError === null && status === null && isError(error, 'connection closed')
      ? { error, host: hostOf(url) }
      : null,
  headline: ({ host }) => say`${host} closed the connection without an answer`,
  explain: ({ host, error }) =>
    say`The browser reached ${host} and sent the request, and the connection ended with ${error} before an answer came. So CORS had no answer to judge.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'look first',
      text: say`Check the log of ${host} for a crash or a restart while it handled this request.`,
    },
    {
      advise: 'server',
      how: 'look first',
      text: say`If there is a proxy or firewall in front, it may have cut the connection: a time limit, a size limit, http on an https port.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
