import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('offline', {
  phase: null,
  evidence: { error: 'net::ERR_INTERNET_DISCONNECTED', method: 'GET', status: null, host: 'api.example.com' },
  says: ['GET', 'api.example.com', 'net::ERR_INTERNET_DISCONNECTED', 'Nothing was sent'],
  proof: 'not-applicable',
  change: [],
});

const endingWith = (error: string): string => edit(example, ['net::ERR_INTERNET_DISCONNECTED', error]);
const preflighted = (answer: string): string =>
  edit(
    example,
    ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
    [
      '> Origin: https://shop.example.com',
      `> Origin: https://shop.example.com\n> Access-Control-Request-Method: PUT\n${answer}\n> PUT https://api.example.com/prices`,
    ],
  );

test('is the cause of a preflighted request, too, whether the preflight came through or not', () => {
  expect(diagnosisOf(preflighted('')).cause).toBe('offline');
  const passed = preflighted(
    '< 204\n< Access-Control-Allow-Origin: *\n< Access-Control-Allow-Methods: PUT\n',
  );
  expect(diagnosisOf(passed.concat('> Origin: https://shop.example.com\n')).cause).toBe('offline');
});

test('finds Firefox’s error on the preflight', () => {
  const firefox = edit(preflighted(''), ['browser: chromium', 'browser: firefox']);
  expect(diagnosisOf(edit(firefox, ['net::ERR_INTERNET_DISCONNECTED', 'NS_ERROR_OFFLINE']))).toMatchObject({
    cause: 'offline',
    evidence: { error: 'NS_ERROR_OFFLINE', method: 'PUT' },
    codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
  });
});

test('says that an answer had begun', () => {
  const begun = edit(example, ['browser: chromium', 'browser: chromium\nbody: broken off']);
  expect(explanationOf(begun.concat('< 200\n< Access-Control-Allow-Origin: *\n'))).toContain(
    'had answered 200',
  );
});

test('names DevTools’ own switch first', () => {
  expect(adviceOf(diagnosisOf(example))[0]).toContain('throttling menu');
});

testNeighbours({
  'the network only changed': [endingWith('net::ERR_NETWORK_CHANGED'), 'unknown-failure'],
  'there is a network, and the name is unknown': [
    endingWith('net::ERR_NAME_NOT_RESOLVED'),
    'name-not-resolved',
  ],
  'the preflight met a closed port': [
    edit(preflighted(''), ['net::ERR_INTERNET_DISCONNECTED', 'net::ERR_CONNECTION_REFUSED']),
    'preflight-unreachable',
  ],
});
