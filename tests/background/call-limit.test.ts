import { expect, test, vi } from 'vitest';
import { CallLimit } from '../../background/call-limit.ts';

const taken = (limit: CallLimit, calls: number, now: number): number =>
  Array.from({ length: calls }, () => limit.allows(now)).filter((isAllowed) => isAllowed).length;

test('a frame has a thousand calls in each second, and the others are counted', () => {
  const report = vi.fn();
  const limit = new CallLimit(report);
  expect(taken(limit, 1_500, 5_000)).toBe(1_000);
  expect(taken(limit, 10, 5_999)).toBe(0);
  expect(taken(limit, 10, 6_000)).toBe(10);
  limit.tell();
  expect(report.mock.calls).toEqual([[510]]);
});

test('a frame that calls without end takes nothing from another', () => {
  const [told, quiet] = [vi.fn(), vi.fn()];
  const [advertisement, page] = [new CallLimit(told), new CallLimit(quiet)];
  taken(advertisement, 100_000, 5_000);
  expect(taken(page, 20, 5_000)).toBe(20);
  for (const limit of [advertisement, page]) limit.tell();
  expect(told.mock.calls).toEqual([[99_000]]);
  expect(quiet).not.toHaveBeenCalled();
});

test('what was dropped before it came here is counted, too, and nothing twice', () => {
  const report = vi.fn();
  const limit = new CallLimit(report);
  limit.drop(7);
  limit.drop(1e300);
  limit.tell();
  limit.tell();
  expect(report.mock.calls).toEqual([[1_000_007]]);
});
