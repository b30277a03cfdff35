import type { Station } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'redirected-to-login',
  title: 'Redirected to a sign-in page',
  severity: 'blocked',
  evidence: (stop: Station & { readonly location?: string | null }) => ({
    chain: stop.urlList,
    location: stop.location ?? stop.urlList.at(-1) ?? '',
    host: hostOf(stop.urlList[0] ?? ''),
    status: stop.status,
    sendsCookies: stop.credentialsMode === 'include' || stop.caller !== 'manifest',
  }),
  server: ({ host }) => host,
  headline: () => say`The call was redirected to a sign-in page`,
  explain: ({ location, host, sendsCookies }) =>
    sendsCookies
      ? say`${host} did not answer the call but redirected it to ${wrong(location)}, a sign-in for people. To ${host}, the caller is not signed in: the session has ended, or the call did not send its cookie or token.`
      : say`${host} did not answer but redirected to ${wrong(location)}, a sign-in for people. Browsers fetch a web app manifest without cookies, so to ${host} nobody is signed in, even if the user is.`,
  change: ({ sendsCookies, host }) =>
    sendsCookies
      ? [
          {
            advise: 'server',
            how: 'on the server',
            text: say`On ${host}, answer calls of scripts with ${401} and CORS headers if nobody is signed in. Redirect only people. Let ${'OPTIONS'} through without a sign-in.`,
          },
          {
            advise: 'page',
            how: 'around the call',
            text: say`On ${401}, navigate the whole page to the sign-in.`,
          },
        ]
      : [
          {
            advise: 'page',
            how: 'around the call',
            text: say`Add ${'crossorigin="use-credentials"'} to the link of the manifest: ${'<link rel="manifest" href="…" crossorigin="use-credentials">'}. Then the browser sends the cookies.`,
          },
          {
            advise: 'server',
            how: 'on the server',
            text: say`Or let ${host} give the manifest to everybody, without a sign-in.`,
          },
        ],
  messageOmits: (_, { phase }) =>
    phase === 'redirect'
      ? say`The console names a header of the redirect. Adding it there would not help: the browser would only follow the redirect to a sign-in.`
      : say`The console names a header that the sign-in page lacks. Adding it there would not help: the page would get the HTML of a form.`,
});
