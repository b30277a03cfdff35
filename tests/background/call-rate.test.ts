import { expect, test } from 'vitest';
import { CallRate } from '../../background/call-rate.ts';

const taken = (rate: CallRate, calls: number, now: number): number =>
  Array.from({ length: calls }, () => rate.isExceeded(now)).filter((isExceeded) => !isExceeded).length;

test('a frame has a thousand calls in each second', () => {
  const rate = new CallRate();
  expect(taken(rate, 1_500, 5_000)).toBe(1_000);
  expect(taken(rate, 10, 5_999)).toBe(0);
  expect(taken(rate, 10, 6_000)).toBe(10);
});

test('a frame that calls without end takes nothing from another', () => {
  const [advertisement, page] = [new CallRate(), new CallRate()];
  taken(advertisement, 100_000, 5_000);
  expect(taken(page, 20, 5_000)).toBe(20);
});
