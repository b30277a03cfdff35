import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('wildcard-origin-with-credentials', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    received: '*',
    credentialsMode: 'include',
    host: 'api.example.com',
  },
  says: ['api.example.com', '*', 'https://shop.example.com', 'credentials'],
  proof: 'proven',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
    { set: 'Access-Control-Allow-Credentials', to: 'true', on: ['response'] },
  ],
});

test('is seen by a cookie alone, where the page’s call is not known', () => {
  const observed = edit(
    example,
    ['credentials: include\n', ''],
    ['> Origin: https://shop.example.com', '> Origin: https://shop.example.com\n> Cookie: (not shown)'],
  );
  expect(diagnosisOf(observed)).toMatchObject({
    cause: 'wildcard-origin-with-credentials',
    credentialsMode: 'include',
  });
});

test('is proven by the withheld answer alone, since without credentials * would count', () => {
  expect(diagnosisOf(edit(example, ['credentials: include\n', '']))).toMatchObject({
    cause: 'wildcard-origin-with-credentials',
    credentialsMode: 'include',
  });
});

test('warns of answering every origin with itself', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Keep a list of the origins');
});

test('repairs the preflight and the answer behind it', () => {
  const preflight = edit(
    example,
    ['> GET https://api.example.com/me\n', '> OPTIONS https://api.example.com/me\n'],
    ['< 200', '> Access-Control-Request-Method: DELETE\n< 204\n< Access-Control-Allow-Methods: DELETE'],
    ['Credentials: true\n', 'Credentials: true\n\n> DELETE https://api.example.com/me\n'],
  );
  const diagnosis = diagnosisOf(preflight);
  expect(diagnosis).toMatchObject({
    cause: 'wildcard-origin-with-credentials',
    phase: 'preflight',
    proof: 'not-observed',
    also: [],
  });
  expect(explanationOf(preflight)).toContain('never sent the DELETE');
  expect(diagnosis.change).toContainEqual({
    set: 'Access-Control-Allow-Credentials',
    to: 'true',
    on: ['preflight', 'response'],
  });
});

testNeighbours({
  'the origin is named and the agreement missing': [
    edit(
      example,
      ['Origin: *', 'Origin: https://shop.example.com'],
      ['< Access-Control-Allow-Credentials: true\n', ''],
    ),
    'allow-credentials-missing',
  ],
  'the wildcard stands beside a value': [
    edit(example, ['Origin: *', 'Origin: *, *']),
    'allow-origin-multiple',
  ],
  'credentials are left out': [
    edit(example, ['credentials: include', 'credentials: same-origin'], ['end: withheld', 'end: delivered']),
    null,
  ],
});
