import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('preflight-unreachable', {
  phase: null,
  evidence: { error: 'net::ERR_CONNECTION_REFUSED', host: 'localhost:3000', method: 'PUT' },
  says: ['localhost:3000', 'net::ERR_CONNECTION_REFUSED', 'PUT', 'OPTIONS'],
  proof: 'not-applicable',
  change: [],
});

test.each(['net::ERR_NAME_NOT_RESOLVED', 'net::ERR_CERT_AUTHORITY_INVALID', 'net::ERR_CONNECTION_TIMED_OUT'])(
  'carries the network’s own error %s',
  (error) => {
    const diagnosis = diagnosisOf(edit(example, ['net::ERR_CONNECTION_REFUSED', error]));
    expect(diagnosis).toMatchObject({ cause: 'preflight-unreachable', evidence: { error } });
    expect(plain(diagnosis.headline)).toContain(error);
  },
);

test('finds Firefox’s error on the preflight', () => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_CONNECTION_REFUSED', 'end: NS_ERROR_CONNECTION_REFUSED'],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'preflight-unreachable',
    evidence: { error: 'NS_ERROR_CONNECTION_REFUSED' },
  });
});

test('sends nobody to the CORS headers first', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('answer first');
  expect(toldOf(example)).toContain('TypeError');
});

testNeighbours({
  'there is no preflight': [
    edit(
      example,
      ['> OPTIONS', '> GET'],
      ['> Access-Control-Request-Method: PUT\n\n> PUT http://localhost:3000/items/3\n', ''],
    ),
    'connection-refused',
  ],
  'the preflight was answered': [
    edit(
      example,
      ['Request-Method: PUT', 'Request-Method: PUT\n< 502'],
      ['end: net::ERR_CONNECTION_REFUSED', 'end: withheld'],
    ),
    'preflight-status-not-ok',
  ],
  'the preflight passed, and the request was refused': [
    edit(
      example,
      [
        'Request-Method: PUT',
        'Request-Method: PUT\n< 204\n< Access-Control-Allow-Origin: *\n< Access-Control-Allow-Methods: PUT',
      ],
      [
        '> PUT http://localhost:3000/items/3\n',
        '> PUT http://localhost:3000/items/3\n> Origin: http://localhost:5173\n',
      ],
    ),
    'connection-refused',
  ],
});
