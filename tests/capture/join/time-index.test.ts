import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstFrom, TimeIndex } from '../../../src/capture/join/time-index.ts';

type Value = { readonly name: string; readonly startedAt: number };

const values = (...times: readonly number[]): readonly Value[] =>
  times.map((startedAt, index) => ({ name: String(index), startedAt }));
const near =
  (time: number) =>
  ({ startedAt }: Value): number =>
    Math.abs(startedAt - time);

describe('firstFrom()', () => {
  test.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [20, 1],
    [30, 3],
    [31, 4],
  ])('from %i on, the first is at %i', (time, index) => {
    expect(firstFrom(values(10, 20, 20, 30), time)).toBe(index);
  });
});

describe('TimeIndex.find()', () => {
  test('finds the cheapest between two moments, both included, whatever the order of the values', () => {
    const index = new TimeIndex(values(30, 10, 20));
    expect(index.find(10, 30, near(29))?.startedAt).toBe(30);
    expect(index.find(10, 20, near(29))?.startedAt).toBe(20);
    expect(index.find(21, 29, near(25))).toBeUndefined();
  });

  test('leaves the value free', () => {
    const index = new TimeIndex(values(10));
    expect(index.find(0, 20, near(10))).toBe(index.find(0, 20, near(10)));
  });

  test('passes over what has no cost', () => {
    const index = new TimeIndex(values(10, 20));
    expect(index.find(0, 30, (value) => (value.startedAt === 10 ? null : 1))?.startedAt).toBe(20);
    expect(index.find(0, 30, () => null)).toBeUndefined();
  });

  test('compares sixty-four values and no more: among more at one moment it would guess', () => {
    const index = new TimeIndex(values(...Array<number>(100).fill(10)));
    let compared = 0;
    index.find(0, 20, () => {
      compared += 1;
      return null;
    });
    expect(compared).toBe(64);
  });
});

describe('TimeIndex.take()', () => {
  test('takes each value once, the cheapest first', () => {
    const index = new TimeIndex(values(10, 20, 30));
    const taken = Array.from({ length: 4 }, () => index.take(0, 40, near(20))?.startedAt);
    expect(taken).toEqual([20, 10, 30, undefined]);
  });

  test('takes what a search of all free values would take', () => {
    const time = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(fc.array(time, { maxLength: 12 }), fc.array(fc.tuple(time, time, time)), (times, asked) => {
        const index = new TimeIndex(values(...times));
        let free = values(...times).toSorted((a, b) => a.startedAt - b.startedAt);
        for (const [from, to, wanted] of asked) {
          const [best] = free
            .filter(({ startedAt }) => startedAt >= from && startedAt <= to)
            .toSorted((a, b) => near(wanted)(a) - near(wanted)(b));
          const taken = index.take(from, to, near(wanted));
          expect(taken).toEqual(best);
          free = free.filter((value) => value !== best);
        }
      }),
    );
  });
});
