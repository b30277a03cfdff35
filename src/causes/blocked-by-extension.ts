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
  headline: ({ host }) => say`An extension of this browser blocked the request to ${host}`,
  explain: ({ error, method, host, status, stopped }) => {
    const culprit = say`Something in the browser stopped it, usually an ad blocker or a privacy tool with the URL on its list.`;
    if (status !== null)
      return say`${host} had answered ${status} when the ${method} ended with ${error}. ${culprit} CORS did not cause it.`;
    const request =
      stopped === method ? say`The ${method} to ${host}` : say`The preflight of the ${method} to ${host}`;
    return say`${request} ended with ${error}. ${culprit} The server got no request, so CORS had nothing to judge.`;
  },
  change: () => [
    {
      advise: 'page',
      how: 'look first',
      text: say`Try a private window without extensions. If it works there, turn them on one by one, and allow this page in the one that blocks it.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`Your visitors have such extensions, too: words like ${'ads'}, ${'analytics'} or ${'track'} in the host or the path get a request blocked. Rename them, and make the page work even if the call fails.`,
    },
  ],
  messageOmits: () =>
    say`Neither the page nor the browser says which extension it was; it may also be a feature of DevTools.`,
});
