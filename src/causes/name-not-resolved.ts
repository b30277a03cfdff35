import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'name-not-resolved',
  title: 'The host name is unknown',
  severity: 'failed',
  when: ({ error, preflightError, url }) =>
    preflightError === null && isError(error, 'name not resolved') ? { error, host: hostOf(url) } : null,
  headline: ({ host }) => say`No address is known for ${host}`,
  explain: ({ host }) =>
    say`The browser asked for the address of ${host} and got none, so it could not connect. There was no answer that CORS could have judged.`,
  change: ({ host }) => [
    {
      advise: 'page',
      how: 'look first',
      text: say`Check the spelling of ${host} in the URL that the page calls, and the variable it comes from.`,
    },
    {
      advise: 'server',
      how: 'look first',
      text: say`Check that ${host} has a DNS record, or an entry in the hosts file of this machine; a name of an internal network needs its VPN.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
