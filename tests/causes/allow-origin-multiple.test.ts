import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('allow-origin-multiple', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    received: 'https://shop.example.com, *',
    lines: ['https://shop.example.com', '*'],
    doubled: ['Access-Control-Allow-Origin'],
    host: 'api.example.com',
  },
  says: ['api.example.com', '2 times', 'https://shop.example.com, *'],
  proof: 'proven',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
  ],
});

const SECOND = '< Access-Control-Allow-Origin: *\n';
const FIRST = '< Access-Control-Allow-Origin: https://shop.example.com';
const inOneLine = (value: string) =>
  edit(example, [SECOND, ''], [FIRST, `< Access-Control-Allow-Origin: ${value}`]);

test.each([
  ['the same line twice', edit(example, [SECOND, `${FIRST}\n`]), 'is sent twice'],
  ['three lines', edit(example, [SECOND, `${SECOND}${SECOND}`]), 'is sent 3 times'],
  [
    'an empty line beside a good one',
    edit(example, [SECOND, '< Access-Control-Allow-Origin:\n']),
    'is sent twice',
  ],
  ['a list with a comma', inOneLine('https://shop.example.com, https://www.example.com'), 'lists 2 values'],
  [
    'a list with blanks',
    inOneLine('https://shop.example.com https://a.test https://b.test'),
    'lists 3 values',
  ],
])('is the cause of %s', (_, text, headline) => {
  const diagnosis = diagnosisOf(text);
  expect(diagnosis).toMatchObject({ cause: 'allow-origin-multiple', proof: 'proven' });
  expect(plain(diagnosis.headline)).toContain(headline);
});

test('tells two layers from a list in the settings', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Two layers');
  expect(adviceOf(diagnosisOf(inOneLine('https://a.test, https://b.test'))).join()).toContain(
    'Keep the list',
  );
});

test('knows that the browsers name a list in one line differently', () => {
  expect(diagnosisOf(inOneLine('https://a.test, https://b.test')).codes).toEqual({
    chromium: ['MultipleAllowOriginValues'],
    firefox: ['CORSAllowOriginNotMatchingOrigin'],
  });
});

testNeighbours({
  'there is one line, of another page': [inOneLine('https://www.example.com'), 'origin-mismatch'],
  'there is one line, with a comma at its end': [
    inOneLine('https://shop.example.com,'),
    'allow-origin-malformed',
  ],
  'there is one line, and it is right': [
    edit(example, [SECOND, ''], ['end: withheld', 'end: delivered']),
    null,
  ],
});
