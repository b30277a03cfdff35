import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('cors-header-in-request', {
  phase: 'preflight',
  evidence: {
    misplaced: ['access-control-allow-origin'],
    missing: ['access-control-allow-origin'],
    received: 'content-type',
    host: 'api.example.com',
  },
  says: ['access-control-allow-origin', 'api.example.com', 'GET'],
  proof: 'not-observed',
  change: [{ drop: 'access-control-allow-origin' }],
});

const ASKED = 'Access-Control-Request-Headers: access-control-allow-origin';

test('drops every one of them, and tells the page', () => {
  const both = edit(example, [
    ASKED,
    'Access-Control-Request-Headers: access-control-allow-headers,access-control-allow-origin',
  ]);
  const diagnosis = diagnosisOf(both);
  expect(diagnosis).toMatchObject({
    cause: 'cors-header-in-request',
    evidence: { misplaced: ['access-control-allow-headers', 'access-control-allow-origin'] },
    proof: 'not-observed',
  });
  expect(diagnosis.change).toContainEqual({ drop: 'access-control-allow-headers' });
  expect(adviceOf(diagnosis).join()).toContain(
    'access-control-allow-headers and access-control-allow-origin',
  );
});

test('leaves the headers that the request needs for the next round', () => {
  const mixed = edit(example, [ASKED, `${ASKED},x-shop`]);
  const diagnosis = diagnosisOf(mixed);
  expect(diagnosis).toMatchObject({
    cause: 'cors-header-in-request',
    also: [{ id: 'request-header-not-allowed' }],
    proof: 'not-observed',
  });
  expect(diagnosis.change).toContainEqual({
    set: 'Access-Control-Allow-Headers',
    to: 'content-type, x-shop',
    on: ['preflight'],
  });
});

test('is the cause under a wildcard with credentials, too', () => {
  const wildcard = edit(
    example,
    ['Allow-Headers: content-type', 'Allow-Headers: *\n< Access-Control-Allow-Credentials: true'],
    ['credentials: same-origin', 'credentials: include'],
  );
  expect(diagnosisOf(wildcard).cause).toBe('cors-header-in-request');
});

testNeighbours({
  'the header belongs to requests': [
    edit(example, [ASKED, 'Access-Control-Request-Headers: x-shop']),
    'request-header-not-allowed',
  ],
  'the preflight’s answer names no origin': [
    edit(example, ['< Access-Control-Allow-Origin: https://shop.example.com\n', '']),
    'cors-layer-refused',
  ],
  'the server puts up with it': [
    edit(
      example,
      ['Allow-Headers: content-type', 'Allow-Headers: *'],
      [
        '> GET https://api.example.com/prices\n',
        '> GET https://api.example.com/prices\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
      ],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
