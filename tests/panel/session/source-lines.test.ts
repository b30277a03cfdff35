import { expect, test } from 'vitest';
import { linesAround } from '../../../panel/session/source-lines.ts';

const CODE = 'function load() {\n  return fetch(API, {\n    method: "PUT",\n  });\n}\n';
const textsAt = (code: string, line: number, column: number) =>
  linesAround(code, line, column).map(({ number, text, isCall }) => `${isCall ? '>' : ' '}${number} ${text}`);

test('shows the line of the call between its neighbours', () =>
  expect(textsAt(CODE, 2, 10)).toEqual([
    ' 1 function load() {',
    '>2   return fetch(API, {',
    ' 3     method: "PUT",',
  ]));

test('the first line has none before it, the last none after it', () => {
  expect(textsAt('one\ntwo', 1, 1)).toEqual(['>1 one', ' 2 two']);
  expect(textsAt('one\ntwo', 2, 1)).toEqual([' 1 one', '>2 two']);
});

test.each([0, 3, 1_000_000])('shows nothing of line %d of two', (line) =>
  expect(linesAround('one\ntwo', line, 1)).toEqual([]),
);

test('cuts a bundle of one line around the call', () => {
  const bundle = `${'a;'.repeat(5_000)}fetch(u)${';b'.repeat(5_000)}`;
  const [only, ...others] = linesAround(bundle, 1, 10_001);
  expect(others).toEqual([]);
  expect(only?.text).toHaveLength(162);
  expect(only?.text).toMatch(/^….*;fetch\(u\);.*…$/);
});
