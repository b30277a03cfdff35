import { isRedirectStatus } from '../fetch/cors-safelisted.ts';
import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'aborted',
  title: 'The page gave up',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, status, method, url }) =>
    isError(error, 'aborted') &&
    // After a redirect the same error may mean a policy or `redirect: 'error'`.
    !(status !== null && isRedirectStatus(status))
      ? { error, method, status, host: hostOf(url) }
      : null,
  headline: () => say`The page itself ended the request`,
  explain: ({ method, host, status }) =>
    status === null
      ? say`The browser itself ended the ${method} to ${host} before an answer came: because of an ${'AbortController'}, because of a timeout of the HTTP library, or because the page was left.`
      : say`${host} had answered ${status} when the browser itself ended the ${method}: because of an ${'AbortController'}, because of a timeout of the HTTP library, or because the page was left.`,
  change: () => [
    {
      advise: 'page',
      how: 'look first',
      text: say`Look for ${'abort()'} and for the timeout of the HTTP library. If the server is too slow, repair that.`,
    },
  ],
});
