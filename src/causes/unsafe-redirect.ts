import { hostOf } from '../fetch/origin.ts';
import { say } from '../fetch/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'unsafe-redirect',
  title: 'A redirect to a scheme that may not be followed',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, preflightError, status, url }) =>
    preflightError === null && /ERR_UNSAFE_REDIRECT/.test(error)
      ? { error, status, host: hostOf(url) }
      : null,
  headline: () => 'The redirect leads where a request may not go',
  explain: ({ host, status }) =>
    say`${host} answered ${status ?? 'with a redirect'} to a URL that is neither ${'http:'} nor ${'https:'}. Browsers follow no such redirect, whatever the CORS headers say.`,
  change: () => [
    {
      advise: 'server',
      text: say`Redirect to an ${'https:'} URL, or put the content into the answer itself.`,
    },
  ],
});
