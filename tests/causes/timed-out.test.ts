import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('timed-out', {
  phase: null,
  evidence: { error: 'net::ERR_CONNECTION_TIMED_OUT', host: 'api.example.com' },
  says: ['api.example.com', 'net::ERR_CONNECTION_TIMED_OUT', 'no answer'],
  proof: 'not-applicable',
  change: [],
});

const endingWith = (error: string): string => edit(example, ['net::ERR_CONNECTION_TIMED_OUT', error]);
const PREFLIGHT = edit(
  example,
  ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
  [
    '> Origin: https://shop.example.com',
    '> Origin: https://shop.example.com\n> Access-Control-Request-Method: PUT\n\n> PUT https://api.example.com/prices',
  ],
);

test('knows both of Chromium’s names and Firefox’s, which calls it CORS', () => {
  expect(diagnosisOf(endingWith('net::ERR_TIMED_OUT')).cause).toBe('timed-out');
  const firefox = edit(endingWith('NS_ERROR_NET_TIMEOUT'), ['browser: chromium', 'browser: firefox']);
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'timed-out',
    codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
  });
});

test('sends the reader to the firewall and the address, and says that a script cannot tell', () => {
  const advice = adviceOf(diagnosisOf(example)).join();
  expect(advice).toContain('firewall');
  expect(advice).toContain('VPN');
  expect(toldOf(example)).toContain('TypeError');
});

testNeighbours({
  'the page itself lost patience': [endingWith('net::ERR_ABORTED'), 'aborted'],
  'the connection was refused at once': [endingWith('net::ERR_CONNECTION_REFUSED'), 'connection-refused'],
  'the answer had begun': [
    edit(endingWith('net::ERR_TIMED_OUT'), [
      'end: net::ERR_TIMED_OUT',
      'end: net::ERR_TIMED_OUT\nbody: broken off',
    ]).concat('< 200\n< Access-Control-Allow-Origin: *\n'),
    'response-truncated',
  ],
  'it was the preflight': [PREFLIGHT, 'preflight-unreachable'],
  'a proxy waited in its place': [endingWith('withheld').concat('< 504\n'), 'error-response-without-cors'],
});
