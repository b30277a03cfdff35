import { hostOf } from '../platform/origin.ts';
import { isError } from '../practice/network-errors.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

/** Once an answer has begun, each of these errors means that it broke off. */
const ENDS = ['body cut short', 'connection closed', 'timed out'] as const;

export default defineCause({
  id: 'response-truncated',
  title: 'The answer broke off',
  severity: 'failed',
  isSilentInFirefox: true,
  when: ({ error, preflightError, status, url }) =>
    preflightError === null && status !== null && ENDS.some((kind) => isError(error, kind))
      ? { error, status, host: hostOf(url) }
      : null,
  headline: ({ status }) => say`The answer ${status} broke off in the middle`,
  explain: ({ host, status, error }) =>
    say`${host} answered ${status}, and CORS let the page have it. Then the body ended too early with ${error}, so reading it fails.`,
  change: ({ host }) => [
    {
      advise: 'server',
      how: 'look first',
      text: say`Find out why ${host} sends less than it announced: a crash while writing, a wrong ${'Content-Length'}, a proxy with a time or size limit.`,
    },
  ],
});
