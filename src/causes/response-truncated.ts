import { hostOf } from '../fetch/origin.ts';
import { say } from '../fetch/text.ts';
import { defineCause } from './define-cause.ts';

const TRUNCATED =
  /ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|CONTENT_DECODING_FAILED|CONNECTION_(RESET|CLOSED))|NS_ERROR_NET_PARTIAL_TRANSFER/;

export default defineCause({
  id: 'response-truncated',
  title: 'The answer broke off',
  severity: 'failed',
  when: ({ error, preflightError, status, url }) =>
    preflightError === null && status !== null && TRUNCATED.test(error)
      ? { error, status, host: hostOf(url) }
      : null,
  headline: ({ status }) => `The answer ${status} broke off in the middle`,
  explain: ({ host, status, error }) =>
    say`${host} answered ${status}, and CORS let the page have it. Then the body ended too early with ${error}, so reading it fails.`,
  change: ({ host }) => [
    {
      advise: 'server',
      text: say`Find out why ${host} sends less than it announced: a crash while writing, a wrong ${'Content-Length'}, a proxy with a time or size limit.`,
    },
  ],
});
