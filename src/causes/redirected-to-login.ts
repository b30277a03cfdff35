import type { MissingOriginStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'redirected-to-login',
  title: 'Redirected to a sign-in page',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop) => ({
    chain: stop.urlList,
    location: stop.urlList.at(-1) ?? '',
    host: hostOf(stop.urlList[0] ?? ''),
    status: stop.status,
  }),
  server: ({ host }) => host,
  headline: () => say`The call was redirected to a sign-in page`,
  explain: ({ location, host }) =>
    say`${host} did not answer the call but redirected it to ${wrong(location)}, which looks like a sign-in page and has no CORS headers. Most likely the session has ended.`,
  change: () => [
    {
      advise: 'server',
      text: say`Answer API calls with ${401} and CORS headers when the session has ended. Redirect only people, not scripts.`,
    },
    { advise: 'page', text: say`On ${401}, navigate the whole page to the sign-in.` },
  ],
  messageOmits: () =>
    say`The console names a header that the sign-in page lacks. Adding it there would not help: the page would get the HTML of a form.`,
});
