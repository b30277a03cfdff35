import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('method-case-mismatch', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Methods',
    method: 'patch',
    listed: 'PATCH',
    received: 'GET, POST, PATCH',
    host: 'api.example.com',
  },
  says: ['patch', 'PATCH', 'api.example.com'],
  proof: 'not-observed',
  change: [{ method: 'PATCH' }],
});

const sending = (method: string, listed: string) =>
  edit(example, ['POST, PATCH', `POST, ${listed}`], ['patch', method]);

test('asks the page for the spelling that the server lists', () => {
  expect(adviceOf(diagnosisOf(example))).toEqual(["page: Write method: 'PATCH' in the call."]);
});

test.each(['Patch', 'patCH', 'report'])('is the cause of %s, too', (method) => {
  expect(diagnosisOf(sending(method, method.toUpperCase()))).toMatchObject({
    cause: 'method-case-mismatch',
    evidence: { method, listed: method.toUpperCase() },
  });
});

testNeighbours({
  'the list has no spelling of it': [sending('patch', 'PUT'), 'method-not-allowed'],
  'the list is *, with credentials': [
    edit(
      sending('patch', '*'),
      ['credentials: same-origin', 'credentials: include'],
      ['< Vary', '< Access-Control-Allow-Credentials: true\n< Vary'],
    ),
    'wildcard-methods-with-credentials',
  ],
  'the list cannot be read': [edit(example, ['POST, PATCH', 'POST PATCH']), 'allow-methods-malformed'],
  'the method is written as it is listed': [
    edit(
      sending('PATCH', 'PATCH'),
      [
        '> PATCH https://api.example.com/items/3\n',
        '> PATCH https://api.example.com/items/3\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
      ],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
