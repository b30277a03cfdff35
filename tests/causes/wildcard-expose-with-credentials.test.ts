import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'wildcard-expose-with-credentials';

const example = testExample(ID, {
  phase: null,
  evidence: {
    host: 'api.example.com',
    received: '*',
    named: [],
    hidden: ['X-Request-Id', 'X-Total-Count'],
  },
  says: ['api.example.com', '*', 'nothing of X-Request-Id and X-Total-Count'],
  proof: 'not-applicable',
  change: [{ set: 'Access-Control-Expose-Headers', to: 'X-Request-Id, X-Total-Count', on: ['response'] }],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const LIST = 'Expose-Headers: *';

test('is the only one about exposed headers', () =>
  expect(diagnosisOf(example).warnings.map(({ id }) => id)).toEqual([ID]));

test('keeps what is named beside the wildcard', () => {
  const warning = warningOf(edit(example, [LIST, 'Expose-Headers: X-Total-Count, *']));
  expect(warning?.change).toMatchObject([{ to: 'X-Total-Count, X-Request-Id' }]);
  expect(plain(warning?.explanation ?? [])).toContain('X-Total-Count is named and can be read');
});

test('advises where the answer has no header that pages usually read', () => {
  const plainAnswer = edit(example, ['< X-Request-Id: 7f3a\n', ''], ['< X-Total-Count: 12\n', '']);
  expect(warningOf(plainAnswer)?.evidence).toMatchObject({ hidden: [] });
  expect(warningOf(plainAnswer)?.change).toMatchObject([{ advise: 'server' }]);
});

test('a cookie alone proves the credentials', () =>
  expect(warningOf(edit(example, ['credentials: include\n', '']))).not.toBe(null));

test.each([
  [
    'credentials are not included',
    edit(example, ['credentials: include', 'credentials: same-origin'], ['> Cookie: (not shown)\n', '']),
  ],
  [
    'whether they are is unknown',
    edit(example, ['credentials: include\n', ''], ['> Cookie: (not shown)\n', '']),
  ],
  ['everything is named beside it', edit(example, [LIST, 'Expose-Headers: *, X-Total-Count, X-Request-Id'])],
  ['the list cannot be parsed', edit(example, [LIST, 'Expose-Headers: *; X-Total-Count'])],
  ['it is its own change', edit(example, [LIST, 'Expose-Headers: X-Request-Id, X-Total-Count'])],
  ['an image cannot be asked for headers', edit(example, ['end:', 'type: image\nmode: cors\nend:'])],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

const WITHHELD = ['end: delivered', 'end: withheld'] as const;

testNeighbours({
  'the origin is a wildcard, too': [
    edit(example, WITHHELD, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *']),
    'wildcard-origin-with-credentials',
  ],
  'credentials are not allowed': [
    edit(example, WITHHELD, ['< Access-Control-Allow-Credentials: true\n', '']),
    'allow-credentials-missing',
  ],
  'the headers are merely not named': [edit(example, [`< Access-Control-${LIST}\n`, '']), null],
});
