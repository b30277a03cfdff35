import { expect, test } from 'vitest';
import { applicable, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('allow-headers-malformed', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Headers',
    received: 'content-type; authorization',
    invalid: 'content-type; authorization',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'content-type; authorization', 'POST was never sent'],
  proof: 'not-observed',
  change: [{ set: 'Access-Control-Allow-Headers', to: 'content-type', on: ['preflight'] }],
});

const listing = (value: string) => edit(example, ['content-type; authorization', value]);

test.each([
  ['content type', 'content type'],
  ['content-type, Content-Type: application/json', 'Content-Type: application/json'],
  ['"content-type"', '"content-type"'],
  ['content-type, x/a', 'x/a'],
])('finds the bad element of %j', (value, invalid) => {
  expect(diagnosisOf(listing(value))).toMatchObject({
    cause: 'allow-headers-malformed',
    evidence: { invalid },
    codes: { chromium: ['InvalidAllowHeadersPreflightResponse'], firefox: ['CORSInvalidAllowHeader'] },
  });
});

test('removes the header where the request needs none', () => {
  const method = edit(
    example,
    ['> Access-Control-Request-Headers: content-type\n', ''],
    ['Request-Method: POST', 'Request-Method: DELETE'],
    ['< Vary', '< Access-Control-Allow-Methods: DELETE\n< Vary'],
    ['> POST', '> DELETE'],
  );
  const diagnosis = diagnosisOf(method);
  expect(diagnosis).toMatchObject({ cause: 'allow-headers-malformed', proof: 'not-observed' });
  expect(applicable(diagnosis.change)).toEqual([
    { remove: 'Access-Control-Allow-Headers', on: ['preflight'] },
  ]);
});

testNeighbours({
  'the list is sound and lacks the name': [listing('authorization'), 'request-header-not-allowed'],
  'the methods cannot be read either, and come first': [
    edit(example, ['< Vary', '< Access-Control-Allow-Methods: GET POST\n< Vary']),
    'allow-methods-malformed',
  ],
  'there are empty elements': [listing(', authorization ,,'), 'request-header-not-allowed'],
});
