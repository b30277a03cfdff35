import type { PreflightHeadersStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { listOf, say } from '../text/text.ts';
import { compareHeaders, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'cors-header-in-request',
  title: 'The page sends a CORS response header',
  severity: 'blocked',
  evidence: (stop: PreflightHeadersStop) => ({
    misplaced: stop.missing.filter((name) => name.toLowerCase().startsWith('access-control-')),
    missing: stop.missing,
    received: stop.allowHeaders,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ missing }, stop) => compareHeaders(missing, stop),
  headline: ({ misplaced }) => say`The page itself sends ${listOf(misplaced)}`,
  explain: ({ misplaced, host }, { method }) =>
    say`The page sends ${listOf(misplaced)}, which belongs in a server’s answer. In a request it permits nothing: it made a preflight necessary, ${host} does not allow it, and the ${method} was never sent.`,
  change: ({ misplaced }) => [
    ...misplaced.map((name) => ({ drop: name })),
    {
      advise: 'page',
      how: 'as the rules',
      text: say`Remove ${listOf(misplaced)} from the headers of the call. The server has to send it with its answer instead.`,
    },
  ],
});
