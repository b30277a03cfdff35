import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'any-origin-reflected-with-credentials';

const example = testExample(ID, {
  phase: null,
  evidence: { host: 'api.example.com', origins: ['https://shop.example.com', 'https://blog.example.net'] },
  says: ['api.example.com', 'https://shop.example.com', 'https://blog.example.net', 'on your list'],
  proof: 'not-applicable',
  change: [],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const FIRST = 'https://shop.example.com';
const SECOND = 'https://blog.example.net';

test('says two, not every', () => {
  const warning = warningOf(example);
  expect(plain(warning?.headline ?? [])).toBe('Two unrelated origins are allowed, with credentials');
  expect(JSON.stringify(warning?.change)).toContain('Check whether');
});

test('warns of another path of the same server', () => {
  const [before, after] = example.split('---');
  expect(warningOf(`${before}---${after?.replace('/me', '/orders')}`)).not.toBe(null);
});

test('takes null for unrelated to everybody', () => {
  const sandboxed = edit(
    example,
    [`> Origin: ${FIRST}`, '> Origin: null'],
    [`Allow-Origin: ${FIRST}`, 'Allow-Origin: null'],
  );
  expect(
    warningOf(
      edit(
        sandboxed,
        ['page:', 'origin: null\npage:'],
        [`\norigin: null\npage: ${SECOND}`, `\norigin: ${SECOND}\npage: ${SECOND}`],
      ),
    )?.evidence,
  ).toMatchObject({
    origins: ['null', SECOND],
  });
});

test.each([
  ['both are of one domain', edit(example, [SECOND, 'https://blog.example.com'])],
  ['one is the other’s parent', edit(example, [SECOND, 'https://example.com'])],
  ['only scheme and port differ', edit(example, [SECOND, 'http://shop.example.com:8080'])],
  ['both may be of one suffix', edit(example, [FIRST, 'https://shop.co.uk'], [SECOND, 'https://blog.co.uk'])],
  ['one is the developer’s machine', edit(example, [SECOND, 'http://localhost:3000'])],
  ['both are', edit(example, [FIRST, 'http://app.localhost'], [SECOND, 'http://other.localhost'])],
  [
    'it is one address with two ports',
    edit(example, [FIRST, 'http://192.0.2.7:1'], [SECOND, 'http://192.0.2.7:2']),
  ],
  ['the same origin came twice', edit(example, [SECOND, FIRST])],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

/** The example with the first answer changed. */
const before = (from: string, to: string): string => {
  const [first = '', ...rest] = example.split('---');
  return [edit(first, [from, to]), ...rest].join('---');
};

test.each([
  ['the first was refused', before(`Allow-Origin: ${FIRST}`, 'Allow-Origin: https://www.example.com')],
  ['everybody was allowed at first', before(`Allow-Origin: ${FIRST}`, 'Allow-Origin: *')],
  ['the first got no credentials', before('< Access-Control-Allow-Credentials: true\n', '')],
  ['the first asked another server', before('https://api.example.com', 'https://api2.example.com')],
  [
    'nothing came before',
    example
      .split(/--- .*\n/)
      .at(-1)
      ?.replace('page:', 'credentials: include\nbrowser: chromium\nend: delivered\npage:') ?? '',
  ],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

/** The example with the second answer changed, which the browser then withholds. */
const after = (from: string, to: string): string => {
  const [first = '', second = ''] = example.split('---');
  return [first, edit(second, [from, to], ['page:', 'end: withheld\npage:'])].join('---');
};

testNeighbours({
  'the second is refused': [after(`Allow-Origin: ${SECOND}`, `Allow-Origin: ${FIRST}`), 'origin-mismatch'],
  'the second gets a wildcard': [
    after(`Allow-Origin: ${SECOND}`, 'Allow-Origin: *'),
    'wildcard-origin-with-credentials',
  ],
  'the second gets no credentials': [
    after('< Access-Control-Allow-Credentials: true\n', ''),
    'allow-credentials-missing',
  ],
});
