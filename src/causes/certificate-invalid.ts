import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'certificate-invalid',
  title: 'The certificate is not trusted',
  severity: 'failed',
  when: ({ error, preflightError, status, url }) =>
    preflightError === null && status === null && isError(error, 'certificate')
      ? { error, host: hostOf(url) }
      : null,
  headline: ({ host }) => say`The browser does not trust ${host}`,
  explain: ({ host, error }) =>
    say`The secure connection to ${host} was not made: ${error}. The request was never sent, so CORS had nothing to judge.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`Give ${host} a certificate for this name that is still valid, with the whole chain, from an authority that browsers trust.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`For a self-signed certificate in development: open ${`https://${host}`} in its own tab and accept it there, or trust its authority on this machine.`,
    },
  ],
  messageOmits: () => say`There is no warning to click past: the request of a script just fails.`,
});
