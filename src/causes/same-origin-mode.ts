import type { MainFetchStop } from '../fetch/stop.ts';
import { originOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'same-origin-mode',
  title: 'Mode same-origin forbids other origins',
  severity: 'blocked',
  evidence: ({ mode, requestOrigin, urlList }: MainFetchStop) => ({
    mode,
    page: requestOrigin,
    origin: originOf(urlList.at(-1) ?? ''),
  }),
  headline: ({ page }) => say`The call allows only the page’s own origin, ${page}`,
  explain: ({ page, origin }) =>
    say`The page asked with ${wrong("mode: 'same-origin'")}, and ${origin} is not its origin, ${page}. So the browser sent nothing. The server got no request, and its headers do not matter.`,
  change: ({ origin }) => [
    {
      advise: 'page',
      how: [{ ask: { mode: 'cors' } }],
      text: say`If you mean ${origin}, leave ${'mode'} out of the call. Then it is ${'cors'}, and ${origin} has to allow the page.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`If you mean the page’s own server, call it by a path such as ${'/api'}, without scheme and host: the usual reason is a base URL in a setting or a build variable.`,
    },
  ],
});
