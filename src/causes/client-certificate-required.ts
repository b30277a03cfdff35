import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'client-certificate-required',
  title: 'The server wants a client certificate',
  severity: 'failed',
  when: ({ error, preflightError, url, method }) =>
    isError(error, 'client certificate')
      ? { error, host: hostOf(url), method, isPreflight: preflightError !== null }
      : null,
  headline: ({ host }) => say`${host} wants a client certificate`,
  explain: ({ error, host, method, isPreflight }) =>
    isPreflight
      ? say`Before the ${method}, the browser asked ${host} for permission with ${'OPTIONS'}, and the secure connection ended with ${error}: the server asks for a client certificate. Browsers never send one with a preflight, so it can never pass.`
      : say`The secure connection to ${host} ended with ${error}: the server asks for a client certificate and did not get one that it accepts. No answer came that CORS could have judged.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`On ${host}, make the client certificate optional in the TLS handshake (in nginx ${'ssl_verify_client optional'}), and demand it for every method but ${'OPTIONS'}.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`To send the certificate of the user, the call needs ${"credentials: 'include'"}, and the certificate has to be installed in this browser.`,
    },
  ],
  messageOmits: () =>
    say`The page’s script gets the same error as for a CORS failure, and the console does not say why.`,
});
