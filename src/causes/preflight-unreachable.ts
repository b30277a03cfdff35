import { hostOf } from '../platform/origin.ts';
import { isError, networkErrorOf } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** What happens in the browser itself has nothing to do with the preflight, which only came first. */
const WITHIN_THE_BROWSER = ['aborted', 'offline', 'blocked by an extension'] as const;

export default defineCause({
  id: 'preflight-unreachable',
  title: 'The preflight got no answer',
  severity: 'failed',
  when: ({ error, preflightError, url, method }) =>
    preflightError === null || WITHIN_THE_BROWSER.some((kind) => isError(error, kind))
      ? null
      : { error, host: hostOf(url), method },
  headline: ({ error }) => say`The preflight got no answer: ${error}`,
  explain: ({ error, host, method }) => {
    const meaning = networkErrorOf(error)?.meaning;
    return say`Before the ${method}, the browser asked ${host} for permission with ${'OPTIONS'}, and that ended with ${error}. ${meaning ? [...meaning, ' '] : []}No answer came that CORS could have judged.`;
  },
  change: ({ error, host }) => [
    networkErrorOf(error)?.advice ?? {
      advise: 'server',
      how: 'look first',
      text: say`Make ${host} answer first: does the server run, on this port, and does it survive an ${'OPTIONS'} request? Then look at CORS.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});
