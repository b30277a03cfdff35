import { describe, expect, test } from 'vitest';
import {
  byteLowercase,
  contains,
  extractHeaderListValues,
  get,
  linesOf,
} from '../../src/fetch/header-list.ts';
import { headers } from '../support/observed.ts';

describe('getting a header', () => {
  const list = headers('Vary: a', 'VARY:b ', 'X: ', 'vary:\tc');

  test('joins its lines with a comma and a space', () => expect(get(list, 'vary')).toBe('a, b, c'));
  test('keeps the lines apart where they matter', () =>
    expect(linesOf(list, 'Vary')).toEqual(['a', 'b', 'c']));
  test('tells absent from empty', () => {
    expect(get(list, 'X')).toBe('');
    expect(get(list, 'Y')).toBe(null);
    expect([contains(list, 'x'), contains(list, 'y')]).toEqual([true, false]);
  });
  test('trims HTTP white space and nothing else', () =>
    expect(linesOf([{ name: 'A', value: ' \t\r\n\u00a0b\u00a0\n' }], 'a')).toEqual(['\u00a0b\u00a0']));
  test('knows no names of objects', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) expect(get(list, name)).toBe(null);
  });
});

test('byte-lowercase changes A to Z only', () =>
  expect(byteLowercase('AZ Ä \u212a \u0130')).toBe('az Ä \u212a \u0130'));

describe('extracting a list', () => {
  const extract = (...lines: readonly string[]) => extractHeaderListValues('List', headers(...lines));

  test.each([
    [['List: PUT'], ['PUT']],
    [['List: PUT,DELETE , PATCH'], ['PUT', 'DELETE', 'PATCH']],
    [
      ['List: PUT', 'list: DELETE'],
      ['PUT', 'DELETE'],
    ],
    [['List: ,PUT,,'], ['PUT']],
    [['List:'], []],
    [['List: *'], ['*']],
    [["List: 'PUT'"], ["'PUT'"]],
    [["List: !#$%&'*+-.^_`|~09azAZ"], ["!#$%&'*+-.^_`|~09azAZ"]],
  ])('%j holds %j', (lines, values) => expect(extract(...lines)).toEqual({ kind: 'values', values }));

  test('tells absent from empty', () => expect(extract()).toEqual({ kind: 'absent' }));

  test.each([
    ['List: PUT DELETE', 'PUT DELETE'],
    ['List: PUT; DELETE', 'PUT; DELETE'],
    ['List: PUT, "DELETE"', '"DELETE"'],
    ['List: [PUT]', '[PUT]'],
    ['List: ä', 'ä'],
    ['List: x:y', 'x:y'],
  ])('%j fails at %j', (line, invalid) => expect(extract(line)).toEqual({ kind: 'failure', invalid }));
});
