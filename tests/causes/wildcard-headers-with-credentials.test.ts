import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('wildcard-headers-with-credentials', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Headers',
    missing: ['content-type', 'x-request-id'],
    received: '*',
    allowed: ['*'],
    host: 'api.example.com',
  },
  says: ['api.example.com', '*', 'content-type and x-request-id', 'POST'],
  proof: 'not-observed',
  change: [{ set: 'Access-Control-Allow-Headers', to: 'content-type, x-request-id', on: ['preflight'] }],
});

const LIST = 'Access-Control-Allow-Headers: *';

test('keeps the names beside the wildcard', () => {
  const named = edit(example, [LIST, `${LIST}, Content-Type, x-shop`]);
  expect(diagnosisOf(named).evidence).toMatchObject({ missing: ['x-request-id'] });
  expect(diagnosisOf(named).change).toContainEqual({
    set: 'Access-Control-Allow-Headers',
    to: 'Content-Type, x-shop, x-request-id',
    on: ['preflight'],
  });
});

test('is proven by the refusal, where the page’s call is not known', () => {
  expect(diagnosisOf(edit(example, ['credentials: include\n', '']))).toMatchObject({
    cause: 'wildcard-headers-with-credentials',
    credentialsMode: 'include',
  });
});

test('counts for Authorization like for any other name', () => {
  const authorized = edit(example, ['content-type,x-request-id', 'authorization']);
  expect(diagnosisOf(authorized)).toMatchObject({
    cause: 'wildcard-headers-with-credentials',
    evidence: { missing: ['authorization'] },
  });
});

testNeighbours({
  'the list has names': [
    edit(example, [LIST, 'Access-Control-Allow-Headers: content-type']),
    'request-header-not-allowed',
  ],
  'a header is one of answers': [
    edit(example, ['content-type,x-request-id', 'access-control-allow-origin']),
    'cors-header-in-request',
  ],
  'the methods fail first': [
    edit(example, ['Request-Method: POST', 'Request-Method: PUT'], ['> POST', '> PUT']),
    'method-not-allowed',
  ],
  'no credentials are included': [
    edit(
      example,
      ['credentials: include', 'credentials: same-origin'],
      [
        '> POST https://api.example.com/orders\n',
        '> POST https://api.example.com/orders\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
      ],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
