import { expect, test } from 'vitest';
import { shuffled } from '../../../panel/learn/shuffle.ts';

test('has every number once, in an order that only the key decides', () => {
  expect([...shuffled(5, 'a')].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(shuffled(5, 'a')).toEqual(shuffled(5, 'a'));
  expect(shuffled(0, 'a')).toEqual([]);
});

test('puts each number at each place, about equally often', () => {
  const keys = Array.from({ length: 4_000 }, (_, index) => `0.${index * 7_919} which-of-these-fetches`);
  const counts = new Map<string, number>();
  for (const key of keys)
    shuffled(4, key).forEach((number, place) => {
      const at = `${number} at ${place}`;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    });
  expect(counts.size).toBe(16);
  for (const [at, count] of counts) {
    expect(count, at).toBeGreaterThan(850);
    expect(count, at).toBeLessThan(1_150);
  }
});
