import { headlineOf, type Passage, type WarningCause } from '../causes/define-cause.ts';
import { type CauseId, WARNING_CAUSES } from '../causes/index.ts';
import { preflightsOf } from '../exchange/earlier-preflights.ts';
import type { Earlier, Exchange } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import type { Profile } from '../fetch/profiles.ts';
import { serializeOrigin } from '../fetch/request.ts';
import type { Observation } from '../policy/apply.ts';
import { helpful } from './helpful.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { Warning } from './types.ts';

/** A warning with what it rests on; `explain` tells it at length. */
export type FoundWarning = Omit<Warning, 'explanation' | 'change'> & {
  readonly cause: WarningCause<CauseId>;
  readonly passage: Passage;
};

/**
 * What works in this exchange and will break or already misleads; and what a reader of any exchange should know.
 * Where hypotheses differ, only what all of them warn of.
 */
export function warningsOf(
  exchange: Exchange,
  hypotheses: readonly Hypothesis[],
  earlier: Earlier,
  profile: Profile,
): readonly FoundWarning[] {
  const [first, ...others] = hypotheses.map((hypothesis) =>
    passageOf(exchange, hypothesis, earlier, profile),
  );
  if (first === undefined) return [];
  return WARNING_CAUSES.flatMap((cause): FoundWarning[] => {
    const ask = (passage: Passage) =>
      passage.isAllowed || cause.isForEveryVerdict ? cause.when(passage) : null;
    const evidence = ask(first);
    if (evidence === null || others.some((passage) => ask(passage) === null)) return [];
    const { id, title } = cause;
    return [{ id, title, headline: headlineOf(cause, evidence, first), evidence, cause, passage: first }];
  });
}

export function explain(
  { id, title, headline, evidence, cause, passage }: FoundWarning,
  observation: Observation,
): Warning {
  const last = observation.hops.length - 1;
  return {
    ...{ id, title, headline, evidence },
    explanation: cause.explain(evidence, passage),
    change: helpful(cause.change(evidence, passage), observation, last, passage.profile),
  };
}

function passageOf(
  exchange: Exchange,
  { run, world, observation, conclusion: { verdict } }: Hypothesis,
  earlier: Earlier,
  profile: Profile,
): Passage {
  const hop = lastHop(exchange);
  const seen = observation.hops.at(-1);
  const { result } = run;
  return {
    isAllowed: verdict === 'allowed' && result.kind === 'response' && hop.response !== null,
    isStopped: verdict === 'blocked' || verdict === 'failed',
    tainting: result.kind === 'response' ? result.tainting : 'basic',
    credentialsMode: world.credentialsMode,
    serializedOrigin: serializeOrigin(
      exchange.hops.map(({ url }) => url),
      exchange.origin,
    ),
    url: hop.url,
    status: hop.response?.status ?? null,
    headerList: hop.response?.headerList ?? [],
    unsafeNames: seen?.unsafeNames ?? [],
    stored: seen?.response?.stored ?? null,
    earlier,
    profile,
    preflight: hop.preflight?.response?.headerList ?? null,
    earlierPreflights: () => preflightsOf(exchange, hop.url, earlier),
    exchange,
  };
}
