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
      ? say`The ${method} to ${host} ended with ${error}: the browser had no connection to any network. Nothing was sent, not even a preflight, so CORS had nothing to judge.`
      : say`${host} had answered ${status} when the browser lost its connection to the network, and the ${method} ended with ${error}.`,
  change: () => [
    {
      advise: 'page',
      how: 'look first',
      text: say`First check the throttling menu of DevTools’ Network panel: does it say “Offline”? Then check the connection of this device.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`If the page should work without a network: wait for the ${'online'} event and try again, or answer from a service worker.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
