import { expect, test } from 'vitest';
import { groupBy } from '../../../src/capture/join/group-by.ts';

test('groupBy() keeps the order of the values in each group, and that in which the groups begin', () => {
  const groups = groupBy(['bee', 'ant', 'bat', 'asp'], (word) => word.charAt(0));
  expect([...groups]).toEqual([
    ['b', ['bee', 'bat']],
    ['a', ['ant', 'asp']],
  ]);
});

test('groupBy() has no group without a value', () => {
  expect(groupBy([], String)).toEqual(new Map());
});
