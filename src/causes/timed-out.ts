import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'timed-out',
  title: 'No answer in time',
  severity: 'failed',
  when: ({ error, preflightError, status, url }) =>
    preflightError === null && status === null && isError(error, 'timed out')
      ? { error, host: hostOf(url) }
      : null,
  headline: ({ host }) => say`${host} did not answer in time`,
  explain: ({ host, error }) =>
    say`The browser tried to reach ${host} until its own time limit, which is minutes, and gave up with ${error}. There was no answer that CORS could have judged.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'look first',
      text: say`Check that ${host} runs, and that its firewall or security group lets this port in: silently dropped packets end like this.`,
    },
    {
      advise: 'page',
      how: 'look first',
      text: say`Check the address that the page calls. An address of an internal network needs its VPN.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
