import { afterAll, beforeAll, expect, test } from 'vitest';
import { describe as describeCase } from '../../../lab/fuzz/compare/describe-disagreement.ts';
import { runTruth } from '../../../lab/fuzz/run-truth.ts';
import { openTruthStage, type TruthStage } from '../../../lab/fuzz/stage/truth-stage.ts';

let stage: TruthStage;

beforeAll(async () => {
  stage = await openTruthStage();
});

afterAll(() => stage.close());

test('random cases are diagnosed as Chromium itself judged them', async () => {
  const { classes, unanswered, exchanges } = await runTruth(stage, { cases: 60, seed: 20_261_122 });
  expect(classes.map(({ name, example }) => [name, ...describeCase(example)])).toEqual([]);
  expect(unanswered).toEqual([]);
  expect(exchanges).toBeGreaterThan(40);
});
