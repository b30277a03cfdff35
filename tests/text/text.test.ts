import { expect, test } from 'vitest';
import { listOf, plain, right, say, series, writtenOut, wrong } from '../../src/text/text.ts';

test('what is written is prose, what is interpolated is a value', () => {
  expect(say`The status is ${404}, not ${right('200')}.`).toEqual([
    'The status is ',
    { value: '404' },
    ', not ',
    { value: '200', mark: 'right' },
    '.',
  ]);
});

test('a text within a text keeps its parts', () =>
  expect(say`It is ${say`a ${wrong('b')}`}`).toEqual(['It is ', 'a ', { value: 'b', mark: 'wrong' }]));

test('hostile values stay data', () => {
  const text = say`${'<img src=x onerror=alert(1)>'}${'{{7*7}}'}`;
  expect(text.every((part) => typeof part !== 'string')).toBe(true);
  expect(plain(text)).toBe('<img src=x onerror=alert(1)>{{7*7}}');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is read as %j', (values, text) => expect(plain(listOf(values))).toBe(text));

test('a list is one part, which every reader can write out', () => {
  const text = say`It lists ${listOf(['a', 'b'])}.`;
  expect(text).toEqual([
    'It lists ',
    { list: [[{ value: 'a' }], [{ value: 'b' }]], more: 0, conjunction: 'and' },
    '.',
  ]);
  expect(writtenOut(text)).toEqual(['It lists ', { value: 'a' }, ' and ', { value: 'b' }, '.']);
});

test('a series joins texts with the conjunction it is given', () =>
  expect(plain(series([say`a`, say`${'b'}`, say`c`], 'or'))).toBe('a, b or c'));

test('long values are shortened in the middle, prose never', () => {
  const text = say`${'a'.repeat(50)}${'b'.repeat(50)} and prose that is longer than the limit`;
  expect(plain(text, 11)).toBe('aaaaa…aaaaabbbbb…bbbbb and prose that is longer than the limit');
  expect(plain(say`${'a'.repeat(11)}`, 11)).toBe('a'.repeat(11));
});

test('a list that nobody would read is cut, and says by how much', () => {
  const names = Array.from({ length: 300_000 }, (_, index) => `x-${index}`);
  const sentence = plain(say`It lists ${listOf(names)}.`);
  expect(sentence).toMatch(/^It lists x-0, x-1, /);
  expect(sentence).toMatch(/, x-999 and 299,000 more\.$/);
});
