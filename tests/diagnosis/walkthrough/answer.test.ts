import { expect, test } from 'vitest';
import {
  doesNotApply,
  fails,
  holds,
  notObservable,
  notReached,
} from '../../../src/diagnosis/walkthrough/answer.ts';
import { say } from '../../../src/text/text.ts';

test.each([
  ['holds', holds, 'holds'],
  ['fails', fails, 'fails'],
  ['notReached', notReached, 'not-reached'],
  ['doesNotApply', doesNotApply, 'does-not-apply'],
  ['notObservable', notObservable, 'not-observable'],
] as const)('%s() answers with its summary alone, unless more is said', (_name, make, answer) => {
  const summary = say`yes`;
  const alone = { answer, summary, steps: [], notes: [], misleads: false, compares: null, choices: [] };
  expect(make(summary)).toEqual(alone);
  const more = { notes: [say`a note`], misleads: true };
  expect(make(summary, more)).toEqual({ ...alone, ...more });
});
