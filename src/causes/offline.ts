import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'offline',
  title: 'The browser is offline',
  severity: 'failed',
  when: ({ error, method, status, url }) =>
    isError(error, 'offline') ? { error, method, status, host: hostOf(url) } : null,
  explain: ({ error, method, host, status }) =>
    status === null
      ? say`The ${method} to ${host} ended with ${error}: the browser had no connection to any network. Nobody was asked, not even with a preflight, so there is nothing that CORS could have judged.`
      : say`${host} had answered ${status} when the browser lost its connection to the network, and the ${method} ended with ${error}.`,
  change: () => [
    {
      advise: 'page',
      text: say`Look at the Network panel of DevTools first: does its throttling menu say “Offline”? Then at the connection of this device.`,
    },
    {
      advise: 'page',
      text: say`If the page should work without a network: wait for the event ${'online'} and try again, or answer from a service worker.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
