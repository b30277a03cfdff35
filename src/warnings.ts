import type { Passage } from './causes/define-cause.ts';
import { WARNING_CAUSES } from './causes/index.ts';
import type { Warning } from './diagnosis.ts';
import type { Earlier, Exchange } from './fetch/exchange.ts';
import type { Profile } from './fetch/profiles.ts';
import { serializeOrigin } from './fetch/request.ts';
import { preflightsOf } from './preflight-history.ts';
import type { Reading } from './reading.ts';

/**
 * What works in this exchange and will break or already misleads; and what a reader of any exchange should know.
 * Where readings differ, only what all of them warn of.
 */
export function warningsOf(
  exchange: Exchange,
  readings: readonly [Reading, ...Reading[]],
  earlier: Earlier,
  profile: Profile,
): readonly Warning[] {
  const [first, ...others] = readings.map((reading) => passageOf(exchange, reading, earlier, profile));
  if (first === undefined) return [];
  return WARNING_CAUSES.flatMap((cause): Warning[] => {
    const ask = (passage: Passage) =>
      passage.isAllowed || cause.isForEveryVerdict ? cause.when(passage) : null;
    const evidence = ask(first);
    if (evidence === null || others.some((passage) => ask(passage) === null)) return [];
    const { id, title } = cause;
    return [
      {
        id,
        title,
        headline: cause.headline?.(evidence, first) ?? title,
        evidence,
        explanation: cause.explain(evidence, first),
        change: cause.change(evidence, first),
      },
    ];
  });
}

function passageOf(
  exchange: Exchange,
  { run, world, observation, conclusion: { verdict } }: Reading,
  earlier: Earlier,
  profile: Profile,
): Passage {
  const hop = exchange.hops.at(-1) ?? exchange.hops[0];
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
    earlierPreflights: preflightsOf(exchange, hop.url, earlier),
    exchange,
  };
}
