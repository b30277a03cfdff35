import type { Case } from './cases/case.ts';
import { type Comparison, judge, READS_CALLS } from './compare/judge.ts';
import { KNOWLEDGE, type Knowledge } from './compare/recording-of.ts';
import { casesOf, shrink } from './shrink.ts';
import type { TruthStage } from './stage/truth-stage.ts';

/** All disagreements with the same text, and one example. */
export type DisagreementClass = {
  readonly name: string;
  readonly counts: ReadonlyMap<Knowledge, number>;
  /** The number of the example among the seed's cases, before it was made smaller. */
  readonly index: number;
  readonly example: Comparison;
};

export type Score = { readonly agreed: number; readonly total: number };

export type TruthReport = {
  readonly cases: number;
  readonly seed: number;
  readonly exchanges: number;
  readonly scores: ReadonlyMap<Knowledge, Score>;
  /** How often the browser reported one code and the engine another: `reported → predicted`. */
  readonly confusion: ReadonlyMap<string, number>;
  readonly classes: readonly DisagreementClass[];
  /** Cases that never ended for the page. */
  readonly unanswered: readonly Case[];
};

/** So many cases share one load of the page; otherwise its DevTools would grow without limit. */
const BATCH = 200;

type Indexed = { readonly index: number; readonly comparison: Comparison };

/** Runs random cases and compares each diagnosis with the browser's own verdict. */
export async function runTruth(
  stage: TruthStage,
  options: { readonly cases: number; readonly seed: number; progress?(done: number): void },
): Promise<TruthReport> {
  const cases = casesOf(stage.browser, options.seed, options.cases);
  const compared: Indexed[] = [];
  const unanswered: Case[] = [];
  for (let start = 0; start < cases.length; start += BATCH) {
    await stage.reload();
    const runs = await stage.run(cases.slice(start, start + BATCH));
    for (const [offset, run] of runs.entries()) {
      if (run.results.some(({ said }) => said === 'TIMEOUT')) unanswered.push(run.case);
      for (const comparison of judge(run, stage.browserVersion))
        compared.push({ index: start + offset, comparison });
    }
    options.progress?.(start + runs.length);
  }
  const all = compared.map(({ comparison }) => comparison);
  const scoreOf = (knowledge: Knowledge): Score => {
    const scored = all.filter((each) => each.knowledge === knowledge);
    return { agreed: scored.filter(({ differs }) => differs === null).length, total: scored.length };
  };
  const best = all.filter(({ knowledge }) => knowledge === BASIS);
  return {
    cases: cases.length,
    seed: options.seed,
    exchanges: best.filter(({ diagnosis }) => diagnosis !== null).length,
    scores: new Map(KNOWLEDGE.map((knowledge) => [knowledge, scoreOf(knowledge)])),
    confusion: confusionOf(best),
    classes: classesOf(compared),
    unanswered,
  };
}

/** The same report with the smallest examples found. */
export async function shrinkExamples(report: TruthReport, stage: TruthStage): Promise<TruthReport> {
  await stage.reload();
  const classes = await Promise.all(
    report.classes.map(async (each) => ({
      ...each,
      example: await shrink(each.example, each.index, report.seed, stage),
    })),
  );
  return { ...report, classes };
}

/** The table shows the engine with the most information. */
const BASIS: Knowledge = READS_CALLS ? 'with calls' : 'without calls';

function classesOf(compared: readonly Indexed[]): readonly DisagreementClass[] {
  const groups = new Map<string, DisagreementClass>();
  for (const { index, comparison } of compared) {
    const { differs: name, knowledge } = comparison;
    if (name === null) continue;
    const known = groups.get(name) ?? { name, counts: new Map(), index, example: comparison };
    const counts = new Map(known.counts).set(knowledge, (known.counts.get(knowledge) ?? 0) + 1);
    groups.set(name, { ...known, counts });
  }
  const size = ({ counts }: DisagreementClass): number => Math.max(...counts.values());
  return [...groups.values()].sort((a, b) => size(b) - size(a));
}

const WITHOUT_CODE = { chromium: 'blocked, no code', firefox: 'withheld' };

function confusionOf(comparisons: readonly Comparison[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { truth, diagnosis, run } of comparisons) {
    if (diagnosis === null || truth.verdict === 'nothing' || truth.verdict === 'unsure') continue;
    const { verdict, codes } = diagnosis;
    const reported = truth.code ?? truth.verdict;
    const isStop = verdict === 'blocked' || (verdict === 'failed' && run.browser === 'firefox');
    const predicted = isStop ? codes[run.browser]?.join(' or ') || WITHOUT_CODE[run.browser] : verdict;
    const pair = `${reported} → ${predicted}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
