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
  headline: ({ page }) => `The call allows no other origin than ${page}`,
  explain: ({ page, origin }) =>
    say`The page asked with ${wrong("mode: 'same-origin'")}, and ${origin} is not its origin, ${page}. The browser did what it was told and sent nothing. The server never heard of it, and its headers have no part in it.`,
  change: ({ origin }) => [
    {
      advise: 'page',
      text: say`If ${origin} is meant, leave ${'mode'} out of the call. Then it is ${'cors'}, and ${origin} has to allow the page.`,
    },
    {
      advise: 'page',
      text: say`If the page’s own server is meant, call it by a path such as ${'/api'}, without scheme and host: a base URL in a setting or a build variable is the usual culprit.`,
    },
  ],
});
