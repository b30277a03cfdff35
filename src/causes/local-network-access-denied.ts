import type { LocalNetworkStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'local-network-access-denied',
  title: 'No permission for the local network',
  severity: 'blocked',
  evidence: ({ page, urlList }: LocalNetworkStop) => ({
    page,
    host: hostOf(urlList.at(-1) ?? ''),
  }),
  headline: ({ page }) => say`${page} has no permission for the local network`,
  explain: ({ page, host }) =>
    say`${host} is on the user’s own machine or network, and the page at ${wrong(page)} comes from farther away. Browsers (Chrome since version 142) ask the user before they connect such a page, and the answer was no, or nobody could be asked. Nothing was sent, and no header of ${host} can change that.`,
  change: ({ page, host }) => [
    {
      advise: 'page',
      how: 'around the call',
      text: say`The user has to allow it: click the icon left of the address of ${page}, and under the site’s settings allow the local network. A policy of the organisation can allow it for everybody.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`If the call is made in a frame, the page around it has to give it the permission: ${'<iframe allow="local-network-access">'}.`,
    },
    {
      advise: 'page',
      how: 'around the call',
      text: say`Or serve the page from the machine or network of ${host}, or give ${host} a public address.`,
    },
  ],
  messageOmits: ({ host }) =>
    say`The console calls it CORS. Headers on ${host} cannot help: it got no request, not even a preflight.`,
});
