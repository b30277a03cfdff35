import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('connection-refused', {
  phase: null,
  evidence: { error: 'net::ERR_CONNECTION_REFUSED', host: 'localhost:3000' },
  says: ['localhost:3000', 'refused'],
  proof: 'not-applicable',
  change: [],
});

test('knows Firefox’s name for it, and that Firefox calls it CORS', () => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_CONNECTION_REFUSED', 'end: NS_ERROR_CONNECTION_REFUSED'],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'connection-refused',
    evidence: { error: 'NS_ERROR_CONNECTION_REFUSED' },
    codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
  });
});

test('says where to look, and that a script cannot tell', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('localhost:3000');
  expect(toldOf(example)).toContain('TypeError');
});

testNeighbours({
  'it was the preflight that was refused': [
    edit(
      example,
      ['> GET http://localhost:3000/prices\n', '> OPTIONS http://localhost:3000/prices\n'],
      [
        '> Origin: http://localhost:5173',
        '> Origin: http://localhost:5173\n> Access-Control-Request-Method: GET\n> Access-Control-Request-Headers: x-a\n\n> GET http://localhost:3000/prices',
      ],
    ),
    'preflight-unreachable',
  ],
  'the connection was reset': [
    edit(example, ['ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_RESET']),
    'connection-closed',
  ],
  'the name is unknown': [
    edit(example, ['ERR_CONNECTION_REFUSED', 'ERR_NAME_NOT_RESOLVED']),
    'name-not-resolved',
  ],
  'the server answered without headers': [
    edit(example, ['end: net::ERR_CONNECTION_REFUSED', 'end: withheld']).concat('< 200\n'),
    'allow-origin-missing',
  ],
});
