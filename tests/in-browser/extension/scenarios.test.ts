import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongWays } from '../../../lab/run/follow-in-browser.ts';
import { runVariant } from '../../../lab/run/run-variant.ts';
import { scenarios } from '../../../lab/scenarios/index.ts';
import { type OpenStage, openStage } from '../support/stage.ts';

let stage: OpenStage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

describe.each(scenarios)('$id', (scenario) => {
  it.for(scenario.variants)(
    '$id: the panel names the cause and the browser’s own code',
    async (variant, test) => {
      const { driver, lab } = stage;
      const impossible = variant.notIn?.chromium;
      test.skip(impossible !== undefined, impossible);
      const lacking = variant.needs && lab.missing.get(variant.needs);
      test.skip(lacking !== undefined, lacking);
      const result = await runVariant(scenario, variant, driver, lab.origins);
      expect(result.wrong).toEqual([]);
      expect(await wrongWays(scenario, variant, driver, lab.origins)).toEqual([]);
    },
  );
});
