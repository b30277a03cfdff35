import type { CredentialsStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowCredentials } from '../policy/allow.ts';
import { adviseNoCredentials } from '../practice/callers.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-credentials-missing',
  title: 'No Access-Control-Allow-Credentials',
  severity: 'blocked',
  evidence: (stop: CredentialsStop) => ({
    header: 'Access-Control-Allow-Credentials',
    expected: 'true',
    received: null,
    credentialsMode: stop.credentialsMode,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  headline: () => say`The server does not agree to credentials`,
  explain: ({ host }, { serializedOrigin }) =>
    say`The page sends the request with credentials. ${host} allows ${serializedOrigin}, but not credentials: ${wrong('Access-Control-Allow-Credentials')} is absent. It must be ${right('true')}.`,
  change: (_, stop) => [...allowCredentials(stop), ...adviseNoCredentials(stop.caller, say` instead.`)],
});
