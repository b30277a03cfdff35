import type { MissingOriginStop, PreflightStatusStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'challenge-page',
  title: 'A firewall answered with a challenge',
  severity: 'blocked',
  evidence: (stop: MissingOriginStop | PreflightStatusStop) => ({
    status: stop.status ?? 0,
    method: stop.phase === 'preflight' ? 'OPTIONS' : stop.method,
    expected: stop.serializedOrigin,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  explain: ({ status, method, host }) =>
    say`A firewall in front of ${host} answered the ${method} with ${wrong(status)} and a challenge page: it wants to see a person in a browser window. A script cannot solve that. The application, and its CORS headers, were not even asked.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'on the server',
      text: say`In the firewall of ${host}, exempt the paths of the API and the method ${'OPTIONS'} from challenges, or lower the rule that took this call for a bot. Its event log names the rule.`,
    },
    {
      advise: 'server',
      how: 'leave alone',
      text: say`Do not add CORS headers to the challenge: the page would get the HTML of the challenge instead of its data.`,
    },
  ],
  messageOmits: ({ status }) =>
    say`The console names only a missing header and leaves out the challenge and the ${status}.`,
});
