import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('unknown-failure', {
  phase: null,
  evidence: { error: 'net::ERR_INVALID_HTTP_RESPONSE', status: null, host: 'api.example.com' },
  says: ['api.example.com', 'net::ERR_INVALID_HTTP_RESPONSE', 'CORS is ruled out'],
  proof: 'not-applicable',
  change: [],
});

const ANSWERED = example.concat('< 200\n< Access-Control-Allow-Origin: *\n');

test('says what was seen of an answer that CORS allows', () => {
  expect(diagnosisOf(ANSWERED)).toMatchObject({ cause: 'unknown-failure', evidence: { status: 200 } });
  expect(explanationOf(ANSWERED)).toContain('answered 200');
});

test('is the last resort of a refusal that no algorithm explains', () => {
  const refused = edit(
    ANSWERED,
    ['end: net::ERR_INVALID_HTTP_RESPONSE', 'end: withheld'],
    ['Origin: *', 'Origin: https://shop.example.com\n< Access-Control-Allow-Credentials: true'],
  );
  expect(diagnosisOf(refused)).toMatchObject({
    verdict: 'failed',
    cause: 'unknown-failure',
    evidence: { error: 'net::ERR_FAILED', status: 200 },
  });
});

test('proposes no change of headers, and shows the error as it is', () => {
  const diagnosis = diagnosisOf(edit(example, ['ERR_INVALID_HTTP_RESPONSE', 'ERR_SOMETHING_NEW']));
  expect(diagnosis.proof).toBe('not-applicable');
  expect(plain(diagnosis.headline)).toContain('net::ERR_SOMETHING_NEW');
  expect(adviceOf(diagnosis).join()).toContain('net::ERR_SOMETHING_NEW');
});

testNeighbours({
  'the connection was refused': [
    edit(example, ['ERR_INVALID_HTTP_RESPONSE', 'ERR_CONNECTION_REFUSED']),
    'connection-refused',
  ],
  'the answer would not pass the CORS check': [
    edit(example, ['end: net::ERR_INVALID_HTTP_RESPONSE', 'end: withheld']).concat('< 200\n'),
    'allow-origin-missing',
  ],
  'nothing failed': [edit(ANSWERED, ['end: net::ERR_INVALID_HTTP_RESPONSE', 'end: delivered']), null],
});
