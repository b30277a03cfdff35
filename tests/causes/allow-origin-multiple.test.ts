import { expect, test } from 'vitest';
import { changeLines, type Diagnosis, plain } from '../../src/index.ts';
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
  change: [{ set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] }],
});

const drawn = (diagnosis: Diagnosis) =>
  changeLines(diagnosis, diagnosis.change).map(({ sign, text }) => `${sign} ${text}`);

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

test('is repaired by one line of each header that two layers set', () => {
  const doubled = edit(example, [
    SECOND,
    `< access-control-allow-origin: *
< Access-Control-Allow-Credentials: true
< Access-Control-Allow-Credentials: true
< Access-Control-Expose-Headers: X-A, X-B
< Access-Control-Expose-Headers: X-B, X-C
`,
  ]);
  const diagnosis = diagnosisOf(doubled);
  expect(adviceOf(diagnosis).join()).toMatch(/Two layers set .*Origin, .*Credentials and .*Expose-Headers/);
  expect(drawn(diagnosis)).toEqual([
    'keep Access-Control-Allow-Origin: https://shop.example.com',
    'remove access-control-allow-origin: *',
    'keep Access-Control-Allow-Credentials: true',
    'remove Access-Control-Allow-Credentials: true',
    'remove Access-Control-Expose-Headers: X-A, X-B',
    'remove Access-Control-Expose-Headers: X-B, X-C',
    'add Access-Control-Expose-Headers: X-A, X-B, X-C',
  ]);
});

test('adds no line to an answer that was not seen, for it is doubled like the preflight’s', () => {
  const preflight = edit(
    example,
    ['> GET ', '> OPTIONS '],
    ['< 200\n', '> Access-Control-Request-Method: PUT\n< 204\n< Access-Control-Allow-Methods: PUT\n'],
  );
  const { phase, change } = diagnosisOf(`${preflight}\n> PUT https://api.example.com/prices\n`);
  expect(phase).toBe('preflight');
  expect(change.flatMap((each) => ('on' in each ? each.on : []))).toEqual(['preflight']);
});

test('leaves the wildcard if that is what both layers say, and names the page if neither is right', () => {
  const lines = (one: string, other: string) =>
    drawn(
      diagnosisOf(
        edit(
          example,
          [FIRST, `< Access-Control-Allow-Origin: ${one}`],
          [SECOND, `< Access-Control-Allow-Origin: ${other}\n`],
        ),
      ),
    );
  expect(lines('*', '*')).toEqual([
    'keep Access-Control-Allow-Origin: *',
    'remove Access-Control-Allow-Origin: *',
  ]);
  expect(lines('https://a.test', 'https://b.test').slice(2)).toEqual([
    'add Access-Control-Allow-Origin: https://shop.example.com',
    'add Vary: Origin',
  ]);
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
