import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('wildcard-methods-with-credentials', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Methods',
    method: 'PUT',
    received: '*',
    methods: ['*'],
    host: 'api.example.com',
  },
  says: ['api.example.com', '*', 'PUT'],
  proof: 'not-observed',
  change: [{ set: 'Access-Control-Allow-Methods', to: 'PUT', on: ['preflight'] }],
});

const LIST = 'Access-Control-Allow-Methods: *';

test('keeps the names beside the wildcard', () => {
  expect(diagnosisOf(edit(example, [LIST, 'Access-Control-Allow-Methods: *, PATCH'])).change).toContainEqual({
    set: 'Access-Control-Allow-Methods',
    to: 'PATCH, PUT',
    on: ['preflight'],
  });
});

test('is proven by the refusal, where the page’s call is not known', () => {
  expect(diagnosisOf(edit(example, ['credentials: include\n', '']))).toMatchObject({
    cause: 'wildcard-methods-with-credentials',
    credentialsMode: 'include',
  });
});

const SENT = [
  [
    '> PUT https://api.example.com/items/3\n',
    '> PUT https://api.example.com/items/3\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: https://shop.example.com\n',
  ],
  ['end: withheld', 'end: delivered'],
] as const;

testNeighbours({
  'the list has names': [edit(example, [LIST, 'Access-Control-Allow-Methods: GET']), 'method-not-allowed'],
  'the origin is a wildcard as well': [
    edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'the headers are the wildcard': [
    edit(
      example,
      [LIST, 'Access-Control-Allow-Methods: PUT\n< Access-Control-Allow-Headers: *'],
      ['Request-Method: PUT', 'Request-Method: PUT\n> Access-Control-Request-Headers: x-a'],
    ),
    'wildcard-headers-with-credentials',
  ],
  'no credentials are included': [
    edit(example, ['credentials: include', 'credentials: same-origin'], ...SENT),
    null,
  ],
});
