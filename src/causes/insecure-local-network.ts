import type { LocalNetworkStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'insecure-local-network',
  title: 'An insecure page called the local network',
  severity: 'blocked',
  evidence: ({ page, urlList }: LocalNetworkStop) => ({
    page,
    host: hostOf(urlList.at(-1) ?? ''),
  }),
  headline: ({ host }) => say`Only a page over https may ask for ${host}`,
  explain: ({ page, host }) =>
    say`${host} is on the user’s own machine or network, and the page at ${wrong(page)} comes from farther away, without https. Browsers (Chrome since version 142) let the user decide about such calls, but only for a page that nobody on the way can have changed. So the browser refused without asking, and nothing was sent. No header of ${host} can change that.`,
  change: ({ page, host }) => [
    {
      advise: 'page',
      how: 'around the call',
      text: say`Serve the page over https: ${right(page.replace(/^http:/, 'https:'))}. Then the browser asks the user.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`Or serve the page from the machine or network of ${host}: then no permission is needed.`,
    },
  ],
  messageOmits: ({ host }) =>
    say`The console calls it CORS. Headers on ${host} cannot help: it got no request, not even a preflight.`,
});
