import type { RedirectCredentialsStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'redirect-url-with-credentials',
  title: 'A redirect to a URL with a password',
  severity: 'blocked',
  evidence: (stop: RedirectCredentialsStop) => ({
    status: stop.status,
    from: stop.urlList.at(-1) ?? '',
    to: hostOf(stop.location),
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  headline: () => say`The redirect’s URL contains a user name or password`,
  explain: ({ host, to }) =>
    say`${host} redirects to a URL on ${to} with a ${wrong('user name or password')} in it. Across origins, browsers do not follow such a URL.`,
  change: () => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`Leave the user name and password out of ${'Location'}. Let the target ask for them, or let the server itself make the second request.`,
    },
  ],
});
