import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describe as describeCase } from '../../../lab/fuzz/compare/describe-disagreement.ts';
import { runTruth } from '../../../lab/fuzz/run-truth.ts';
import { openFirefoxTruthStage } from '../../../lab/fuzz/stage/firefox/firefox-stage.ts';
import type { TruthStage } from '../../../lab/fuzz/stage/truth-stage.ts';
import { hasFirefox } from '../../../lab/programs/find-firefox.mjs';

const isHere = hasFirefox();
const title = isHere
  ? 'with Firefox'
  : 'without Firefox nobody is asked: install it, or set CROSSCHECK_FIREFOX to the path of one';

describe.skipIf(!isHere)(title, () => {
  let stage: TruthStage | undefined;

  beforeAll(async () => {
    stage = await openFirefoxTruthStage();
  });

  afterAll(() => stage?.close());

  test('random cases are diagnosed as Firefox itself judged them', async () => {
    if (stage === undefined) throw new Error('Firefox did not start.');
    const { classes, unanswered, exchanges } = await runTruth(stage, { cases: 40, seed: 20_261_122 });
    expect(classes.map(({ name, example }) => [name, ...describeCase(example)])).toEqual([]);
    expect(unanswered).toEqual([]);
    expect(exchanges).toBeGreaterThan(25);
  });
});
