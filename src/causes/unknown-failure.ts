import { hostOf } from '../fetch/origin.ts';
import { say } from '../fetch/text.ts';
import { defineCause } from './define-cause.ts';

/** The last resort of the failed causes: asked only where no other one knows the error. */
export default defineCause({
  id: 'unknown-failure',
  title: 'Failed for another reason than CORS',
  severity: 'failed',
  when: ({ error, status, url }) => ({ error, status, host: hostOf(url) }),
  headline: ({ error }) => `The request failed with ${error}`,
  explain: ({ error, status, host }) =>
    status === null
      ? say`The request to ${host} ended with ${error} and without an answer. No answer was judged, so CORS is ruled out.`
      : say`${host} answered ${status}, and the request then ended with ${error}. The CORS algorithms allow what was seen of the answer, so the reason is another one.`,
  change: ({ error }) => [
    {
      advise: 'page',
      text: say`Look for ${error} in the browser’s console and in the Network panel; both may say more.`,
    },
  ],
});
