import { expect, test } from 'vitest';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('allow-credentials-not-true', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Credentials',
    expected: 'true',
    received: 'True',
    credentialsMode: 'include',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'True', 'Only true counts'],
  proof: 'proven',
  change: [{ set: 'Access-Control-Allow-Credentials', to: 'true', on: ['response'] }],
});

test.each(['True', 'TRUE', '1', 'yes', 'false', '"true"', '*', ''])('does not take %j for true', (value) => {
  const text = edit(example, ['Credentials: True', `Credentials: ${value}`]);
  expect(diagnosisOf(text)).toMatchObject({
    cause: 'allow-credentials-not-true',
    evidence: { received: value },
    proof: 'proven',
    codes: { chromium: ['InvalidAllowCredentials'], firefox: ['CORSMissingAllowCredentials'] },
  });
  expect(explanationOf(text)).toContain(value);
});

test('joins two lines that both say true', () => {
  const line = '< Access-Control-Allow-Credentials: True';
  const good = line.replace('True', 'true');
  expect(diagnosisOf(edit(example, [line, `${good}\n${good}`]))).toMatchObject({
    cause: 'allow-credentials-not-true',
    evidence: { received: 'true, true' },
    proof: 'proven',
  });
});

testNeighbours({
  'the line is absent': [
    edit(example, ['< Access-Control-Allow-Credentials: True\n', '']),
    'allow-credentials-missing',
  ],
  'the origin fails first': [
    edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'the value is true, with blanks around it': [
    edit(example, ['Credentials: True', 'Credentials:   true '], ['end: withheld', 'end: delivered']),
    null,
  ],
});
