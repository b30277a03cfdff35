import type { CredentialsStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { allowCredentials } from '../policy/allow.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-credentials-not-true',
  title: 'Access-Control-Allow-Credentials is not true',
  severity: 'blocked',
  evidence: (stop: CredentialsStop) => ({
    header: 'Access-Control-Allow-Credentials',
    expected: 'true',
    received: stop.allowCredentials ?? '',
    credentialsMode: stop.credentialsMode,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  compares: ({ expected, received }) => ({ what: 'value', expected, received }),
  headline: ({ received }) =>
    say`Access-Control-Allow-Credentials is ${received === '' ? ['empty'] : received}, not ${'true'}`,
  explain: ({ received, host }) =>
    say`${host} sent ${'Access-Control-Allow-Credentials'} with the value ${wrong(received)}. Only ${right('true')} counts, in lower case.`,
  change: (_, stop) => allowCredentials(stop),
});
