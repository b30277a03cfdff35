import type { MainFetchStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'no-cors-redirect-mode',
  title: 'Mode no-cors only follows redirects',
  severity: 'blocked',
  evidence: ({ mode, redirectMode, urlList }: MainFetchStop) => ({
    mode,
    redirectMode,
    host: hostOf(urlList.at(-1) ?? ''),
  }),
  headline: ({ redirectMode }) => say`${'no-cors'} cannot be combined with ${`redirect: ${redirectMode}`}`,
  explain: ({ redirectMode, host }) =>
    say`The page called ${host} with ${"mode: 'no-cors'"} and ${wrong(`redirect: '${redirectMode}'`)}. Without CORS a script must not learn whether another origin redirects, so the browser refuses this combination before it sends anything. The server got no request.`,
  change: ({ host }) => [
    {
      advise: 'page',
      how: [{ ask: { mode: 'cors' } }],
      text: say`To read the answer, leave ${'mode'} out: then it is ${right('cors')}, every redirect mode is allowed, and ${host} has to allow the page.`,
    },
    {
      advise: 'page',
      how: [{ ask: { redirectMode: 'follow' } }],
      text: say`If the page reads nothing, leave ${'redirect'} out: ${right('follow')} is the default.`,
    },
  ],
});
