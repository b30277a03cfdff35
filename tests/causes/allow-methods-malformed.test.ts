import { expect, test } from 'vitest';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('allow-methods-malformed', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Methods',
    received: 'GET POST PUT',
    invalid: 'GET POST PUT',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'GET POST PUT', 'PUT was never sent'],
  proof: 'not-observed',
  change: [{ set: 'Access-Control-Allow-Methods', to: 'PUT', on: ['preflight'] }],
});

const listing = (value: string) => edit(example, ['GET POST PUT', value]);

test.each([
  ['GET; PUT', 'GET; PUT'],
  ['"PUT"', '"PUT"'],
  ['["GET", "PUT"]', '["GET"'],
  ['GET, PUT DELETE, PATCH', 'PUT DELETE'],
  ['GET, PUT, (all)', '(all)'],
  ['GET, PUT\u00a0', 'PUT\u00a0'],
])('finds the bad element of %j', (value, invalid) => {
  expect(diagnosisOf(listing(value))).toMatchObject({
    cause: 'allow-methods-malformed',
    evidence: { received: value, invalid },
    codes: { chromium: ['InvalidAllowMethodsPreflightResponse'], firefox: ['CORSInvalidAllowMethod'] },
  });
  expect(explanationOf(listing(value))).toContain(invalid);
});

test('is the cause although the method needs no permission', () => {
  const post = edit(
    example,
    ['Request-Method: PUT', 'Request-Method: POST\n> Access-Control-Request-Headers: x-a'],
    ['> PUT', '> POST'],
  );
  expect(diagnosisOf(post).cause).toBe('allow-methods-malformed');
});

testNeighbours({
  'the list is sound and lacks the method': [listing('GET, POST'), 'method-not-allowed'],
  'the list is in single quotes, which tokens may have': [listing("'PUT'"), 'method-not-allowed'],
  'there are empty elements': [listing(',, GET ,'), 'method-not-allowed'],
  'the headers are what cannot be read': [
    edit(example, ['Methods: GET POST PUT', 'Methods: PUT\n< Access-Control-Allow-Headers: x a']),
    'allow-headers-malformed',
  ],
  'the origin fails first': [
    edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: https://www.example.com']),
    'origin-mismatch',
  ],
});
