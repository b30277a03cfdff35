import fc from 'fast-check';
import type { Browser } from '../../src/index.ts';
import { arbitraryCaseFor } from './cases/arbitrary-case.ts';
import type { Case } from './cases/case.ts';
import { type Comparison, judge } from './compare/judge.ts';
import type { TruthStage } from './stage/truth-stage.ts';

/** Tries per disagreement. Firefox runs only one case at a time. */
const TRIES = { chromium: 400, firefox: 40 };

/** The same seed gives the same cases, in the same order. */
export const casesOf = (browser: Browser, seed: number, count: number): readonly Case[] =>
  fc.sample(arbitraryCaseFor(browser), { seed, numRuns: count });

/**
 * The smallest case found that disagrees with the same text as the case at `index`. Returns `first` if the disagreement
 * cannot be repeated.
 */
export async function shrink(
  first: Comparison,
  index: number,
  seed: number,
  stage: TruthStage,
): Promise<Comparison> {
  const wanted = first.differs;
  let smallest = first;
  let tries = 0;
  const agrees = async (candidate: Case): Promise<boolean> => {
    tries += 1;
    if (tries > TRIES[stage.browser]) return true;
    const [run] = await stage.run([candidate]);
    const found = run && judge(run, stage.browserVersion).find(({ differs }) => differs === wanted);
    if (found === undefined) return true;
    smallest = found;
    return false;
  };
  // fast-check begins at the failing value and tries smaller neighbours. Its own report is not needed.
  await fc.check(fc.asyncProperty(arbitraryCaseFor(stage.browser), agrees), {
    seed,
    path: String(index),
    numRuns: 1,
  });
  return smallest;
}
