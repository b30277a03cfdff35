import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'blocked-by-extension',
  title: 'Blocked by an extension',
  severity: 'failed',
  when: ({ error, preflightError, method, status, url }) =>
    isError(error, 'blocked by an extension')
      ? { error, method, status, host: hostOf(url), stopped: preflightError === null ? method : 'OPTIONS' }
      : null,
  headline: ({ host }) => `An extension of this browser blocked the request to ${host}`,
  explain: ({ error, method, host, status, stopped }) => {
    const culprit = say`It was stopped inside the browser, usually by an ad blocker or a privacy tool whose list has the URL.`;
    if (status !== null)
      return say`${host} had answered ${status} when the ${method} ended with ${error}. ${culprit} CORS had no part in it.`;
    const request =
      stopped === method ? say`The ${method} to ${host}` : say`The preflight of the ${method} to ${host}`;
    return say`${request} ended with ${error}. ${culprit} The server was not asked, so there is nothing that CORS could have judged.`;
  },
  change: () => [
    {
      advise: 'page',
      text: say`Try a private window without extensions. If it works there, switch them on one by one, and allow this page in the one that is at fault.`,
    },
    {
      advise: 'page',
      text: say`Your visitors have such lists, too: words like ${'ads'}, ${'analytics'} or ${'track'} in host or path get a request blocked. Rename them, and let the page work when the call fails.`,
    },
  ],
  messageOmits: () =>
    say`Neither the page nor the browser says which extension it was; it may also be a tool of DevTools.`,
});
