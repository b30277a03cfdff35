import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { follow } from '../../lab/run/follow.ts';
import { type Way, waysOf } from '../../lab/run/ways.ts';
import { scenarios } from '../../lab/scenarios/index.ts';
import { answerInstead, variantPath } from '../../lab/servers/answers.ts';
import { type Lab, startLab } from '../../lab/servers/servers.ts';
import { type Diagnosis, isAdvice } from '../../src/index.ts';
import { visit } from '../support/visit-lab.ts';

/** What a diagnosis says is done literally, to the page and the servers of its scenario: then the page has its answer. */

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

const VARIANTS = scenarios.flatMap((scenario) =>
  scenario.variants.map((variant) => [variantPath(scenario.id, variant.id), variant] as const),
);

describe.each(['chromium', 'firefox'] as const)('in %s', (browser) => {
  const variants = VARIANTS.filter(([, { notIn }]) => notIn?.[browser] === undefined);

  test.for(variants)('%s passes after what its diagnosis says', async ([path, variant], { skip }) => {
    skip(variant.needs !== undefined && lab.missing.has(variant.needs));
    const diagnosis = await visit(lab, variant, path, browser);
    for (const way of waysOf(diagnosis)) {
      const end = await endOf(way, diagnosis);
      if (variant.unmended === undefined) expect(end, way.says).toBe('allowed');
      else expect(end, variant.unmended).not.toBe('allowed');
    }

    async function endOf(way: Way, { exchange, hop }: Diagnosis): Promise<string> {
      const { url } = exchange.hops[hop] ?? exchange.hops[0];
      const followed = follow(variant, way.deeds, { origins: lab.origins, variantPath: path, url });
      if (followed === null) return 'out of reach';
      const after = await answerInstead(path, followed, () => visit(lab, followed, path, browser));
      return after.verdict === 'allowed' ? 'allowed' : `${after.verdict} ${after.cause}`;
    }
  });

  test.for(variants)(
    '%s has rules where its advice says that they do it',
    async ([path, variant], { skip }) => {
      skip(variant.needs !== undefined && lab.missing.has(variant.needs));
      const { change, conditional, warnings } = await visit(lab, variant, path, browser);
      for (const changes of [
        change,
        ...conditional.map((each) => each.change),
        ...warnings.map((each) => each.change),
      ]) {
        const saysSo = changes.some((each) => isAdvice(each) && each.how === 'as the rules');
        expect(!saysSo || changes.some((each) => !isAdvice(each))).toBe(true);
      }
    },
  );
});
