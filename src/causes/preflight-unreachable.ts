import { hostOf } from '../fetch/origin.ts';
import { say } from '../fetch/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'preflight-unreachable',
  title: 'The preflight got no answer',
  severity: 'failed',
  when: ({ error, preflightError, url, method }) =>
    preflightError === null || /ERR_ABORTED$|NS_BINDING_ABORTED$/.test(error)
      ? null
      : { error: moreTelling(error, preflightError), host: hostOf(url), method },
  headline: ({ error }) => `The preflight got no answer: ${error}`,
  explain: ({ error, host, method }) =>
    say`Before the ${method}, the browser asked ${host} for permission with ${'OPTIONS'}, and the connection failed with ${error}. No answer came, so there is nothing that CORS could have judged.`,
  change: ({ host }) => [
    {
      advise: 'server',
      text: say`Make ${host} answer first: does the server run, on this port, and does it survive an ${'OPTIONS'} request? Then look at CORS.`,
    },
  ],
  told: () =>
    say`The page’s script cannot tell the difference: it gets the same ${'TypeError'} as for a CORS failure.`,
});

/** Chromium puts the network's error on the actual request, Firefox on the preflight. */
function moreTelling(error: string, preflightError: string): string {
  return /ERR_FAILED$|NS_ERROR_DOM_BAD_URI$/.test(preflightError) ? error : preflightError;
}
