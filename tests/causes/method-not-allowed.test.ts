import { expect, test } from 'vitest';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('method-not-allowed', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Methods',
    method: 'PUT',
    received: 'GET, POST',
    methods: ['GET', 'POST'],
    host: 'api.example.com',
  },
  says: ['PUT', 'api.example.com', 'GET and POST'],
  proof: 'not-observed',
  change: [{ set: 'Access-Control-Allow-Methods', to: 'GET, POST, PUT', on: ['preflight'] }],
});

const LIST = '< Access-Control-Allow-Methods: GET, POST\n';
const listing = (value: string) => edit(example, ['Methods: GET, POST', `Methods: ${value}`]);

test('tells an absent list from an empty one', () => {
  const absent = edit(example, [LIST, '']);
  expect(diagnosisOf(absent)).toMatchObject({ cause: 'method-not-allowed', evidence: { received: null } });
  expect(explanationOf(absent)).toContain('is absent');
  expect(diagnosisOf(listing(''))).toMatchObject({ evidence: { received: '', methods: [] } });
  expect(explanationOf(listing(''))).toContain('allows none');
});

test('joins two lines, and keeps what they list', () => {
  const lines = edit(example, [LIST, `${LIST}< Access-Control-Allow-Methods: PATCH\n`]);
  expect(diagnosisOf(lines).change).toContainEqual({
    set: 'Access-Control-Allow-Methods',
    to: 'GET, POST, PATCH, PUT',
    on: ['preflight'],
  });
});

test('takes a quoted name for a method of its own', () => {
  expect(diagnosisOf(listing("'PUT'"))).toMatchObject({
    cause: 'method-not-allowed',
    codes: { chromium: ['MethodDisallowedByPreflightResponse'], firefox: ['CORSMethodNotFound'] },
  });
});

test('is undecided while it is not known whether * may count', () => {
  expect(diagnosisOf(edit(listing('*'), ['credentials: same-origin\n', ''])).verdict).not.toBe('allowed');
});

testNeighbours({
  'the list has it in small letters': [listing('get, put'), 'method-case-mismatch'],
  'the list is *, with credentials': [
    edit(
      listing('*'),
      ['credentials: same-origin', 'credentials: include'],
      ['< Vary', '< Access-Control-Allow-Credentials: true\n< Vary'],
    ),
    'wildcard-methods-with-credentials',
  ],
  'the list cannot be read': [listing('GET POST'), 'allow-methods-malformed'],
  'the header is what is missing': [
    edit(listing('PUT'), [
      '> Access-Control-Request-Method: PUT',
      '> Access-Control-Request-Method: PUT\n> Access-Control-Request-Headers: x-shop',
    ]),
    'request-header-not-allowed',
  ],
  'the method needs no permission': [
    edit(
      example,
      [
        '> Access-Control-Request-Method: PUT',
        '> Access-Control-Request-Method: POST\n> Access-Control-Request-Headers: x-a',
      ],
      [LIST, '< Access-Control-Allow-Headers: x-a\n'],
      [
        '> PUT https://api.example.com/items/3\n',
        '> POST https://api.example.com/items/3\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
      ],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
