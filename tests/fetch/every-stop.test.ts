import { describe, expect, test } from 'vitest';
import { CAUSES } from '../../src/causes/index.ts';
import { causeAt } from '../../src/diagnosis/cause-at.ts';
import { claimsOf } from '../support/claims.ts';
import { runOf, STOPS, stopOf } from '../support/every-stop.ts';

describe.each(STOPS)('$algorithm, step $step, $reason', ({ algorithm, step, reason, cause, journey }) => {
  test('is where it stops', () => expect(stopOf(journey).at).toEqual({ algorithm, step, reason }));

  test('is the last step of the trace that failed', () =>
    expect(runOf(journey).trace.steps.findLast(({ holds }) => holds === false)).toMatchObject({
      algorithm,
      step,
    }));

  test(`has ${cause === null ? 'no cause' : `the cause ${cause} and no other`}`, () => {
    const stop = stopOf(journey);
    expect(claimsOf(stop)).toEqual(cause === null ? [] : [cause]);
    expect(causeAt(stop)?.cause.id ?? null).toBe(cause);
  });
});

test('every cause that blocks is the cause of some stop', () => {
  const blocked = Object.values(CAUSES).filter(({ severity }) => severity === 'blocked');
  const reached = new Set(STOPS.map(({ cause }) => cause).filter((cause) => cause !== null));
  expect([...reached].sort()).toEqual(blocked.map(({ id }) => id).sort());
});
