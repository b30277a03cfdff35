import { expect, test } from 'vitest';
import { diagnosisOf, edit, explanationOf, testExample } from '../support/examine.ts';

const ID = 'preflight-not-cached';

const example = testExample(ID, {
  phase: null,
  evidence: {
    header: 'Access-Control-Max-Age',
    received: null,
    seconds: 5,
    count: 3,
    milliseconds: 15,
    host: 'api.example.com',
  },
  says: ['api.example.com', '3 times', '15 ms', 'Access-Control-Max-Age', '5 s'],
  proof: 'not-applicable',
  change: [{ set: 'Access-Control-Max-Age', to: '7200', on: ['preflight'] }],
});

const found = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID);
const maxAge = (value: string, text = example) =>
  edit(text, ['Methods: PUT', `Methods: PUT\n< Access-Control-Max-Age: ${value}`]);
const firefox = edit(example, ['browser: chromium', 'browser: firefox']);

test.each([
  ['0', 0, example],
  ['-1', 0, example],
  ['5', 5, firefox],
  ['1h', 5, example],
  ['1h', 0, firefox],
])('warns of the value %s, which keeps the answer for %i s', (value, seconds, text) => {
  expect(found(maxAge(value, text))?.evidence).toMatchObject({ received: value, seconds, count: 3 });
});

test.each([
  ['the server lets it be kept', maxAge('600')],
  ['it happened only twice', example.replace('--- 20000 ms later\n', '')],
  ['hours lay between', edit(example, ['20000', '7200000'])],
  // The first two asked for something else.
  [
    'the last asked for another method',
    `${example}\n--- 9 ms later\n\n${example
      .replaceAll('PUT', 'PATCH')
      .split('\n---')[0]
      ?.replace(/^.*?\n\n/s, '')}`,
  ],
])('does not warn when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(found(text)).toBeUndefined();
});

test('has nothing to do with the verdict', () =>
  expect(explanationOf(example)).toContain('let the page have'));
