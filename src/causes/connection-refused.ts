import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'connection-refused',
  title: 'Connection refused',
  severity: 'failed',
  when: ({ error, preflightError, url }) =>
    preflightError === null && isError(error, 'connection refused') ? { error, host: hostOf(url) } : null,
  headline: ({ host }) => say`Nothing listens on ${host}`,
  explain: ({ host }) =>
    say`The browser tried to connect to ${host} and was refused: no server runs there, or a firewall rejects it. There was no answer that CORS could have judged.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`Start the server, and check that it listens on ${host}: the port, and the address (a server on ${'127.0.0.1'} is not reachable from outside).`,
    },
    { advise: 'page', how: 'look first', text: say`Check the URL that the page calls.` },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
