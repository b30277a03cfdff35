import { expect, test } from 'vitest';
import { EVERY_STOP, runOf } from '../support/every-stop.ts';

const STOPS = Object.entries(EVERY_STOP).flatMap(([algorithm, steps]) =>
  Object.entries(steps).flatMap(([step, reasons]) =>
    Object.entries(reasons).map(([reason, journey]) => ({ algorithm, step, reason, journey })),
  ),
);

test.each(STOPS)('$algorithm stops at step $step and records that it failed: $reason', (place) => {
  const { algorithm, step, journey } = place;
  const { result, trace } = runOf(journey);
  expect(result).toMatchObject({ kind: 'network error', stop: { algorithm, step } });
  expect(trace.steps.findLast(({ holds }) => holds === false)).toMatchObject({ algorithm, step });
});
