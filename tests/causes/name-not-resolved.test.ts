import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('name-not-resolved', {
  phase: null,
  evidence: { error: 'net::ERR_NAME_NOT_RESOLVED', host: 'apl.example.com' },
  says: ['apl.example.com', 'address'],
  proof: 'not-applicable',
  change: [],
});

/** The same, with a preflight that got as far as the example's request. */
const PREFLIGHT = edit(
  example,
  ['> GET https://apl.example.com/prices\n', '> OPTIONS https://apl.example.com/prices\n'],
  [
    '> Origin: https://shop.example.com',
    '> Origin: https://shop.example.com\n> Access-Control-Request-Method: PUT\n\n> PUT https://apl.example.com/prices',
  ],
);

test('knows the other name that Chromium has for it', () => {
  const other = edit(example, ['ERR_NAME_NOT_RESOLVED', 'ERR_NAME_RESOLUTION_FAILED']);
  expect(diagnosisOf(other).cause).toBe('name-not-resolved');
});

test('knows Firefox’s name for it, and that Firefox calls it CORS', () => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_NAME_NOT_RESOLVED', 'end: NS_ERROR_UNKNOWN_HOST'],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'name-not-resolved',
    evidence: { error: 'NS_ERROR_UNKNOWN_HOST' },
    codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
  });
});

test('says where to look, and that a script cannot tell', () => {
  const advice = adviceOf(diagnosisOf(example)).join();
  expect(advice).toContain('spelling of apl.example.com');
  expect(advice).toContain('DNS');
  expect(toldOf(example)).toContain('TypeError');
});

test('names the host that a redirect led to', () => {
  const redirected = edit(example, [
    '> GET https://apl.example.com/prices\n> Origin: https://shop.example.com',
    '> GET https://api.example.com/prices\n> Origin: https://shop.example.com\n< 302\n< Access-Control-Allow-Origin: *\n< Location: https://nowhere.example.com/\n\n> GET https://nowhere.example.com/\n> Origin: null',
  ]);
  expect(diagnosisOf(redirected)).toMatchObject({
    cause: 'name-not-resolved',
    evidence: { host: 'nowhere.example.com' },
  });
});

testNeighbours({
  'it was the preflight’s name': [PREFLIGHT, 'preflight-unreachable'],
  'the name has an address, and nobody listens': [
    edit(example, ['ERR_NAME_NOT_RESOLVED', 'ERR_CONNECTION_REFUSED']),
    'connection-refused',
  ],
  'the way to the address is broken': [
    edit(example, ['ERR_NAME_NOT_RESOLVED', 'ERR_ADDRESS_UNREACHABLE']),
    'unknown-failure',
  ],
  'the server answered without headers': [
    edit(example, ['end: net::ERR_NAME_NOT_RESOLVED', 'end: withheld']).concat('< 200\n'),
    'allow-origin-missing',
  ],
});
