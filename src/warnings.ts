import type { Passage } from './causes/define-cause.ts';
import { WARNING_CAUSES } from './causes/index.ts';
import type { Warning } from './diagnosis.ts';
import type { Exchange } from './fetch/exchange.ts';
import { serializeOrigin } from './fetch/request.ts';
import type { Reading } from './reading.ts';

/** What works in this exchange and will break or already misleads. */
export function warningsOf(exchange: Exchange, { run, world, observation }: Reading): readonly Warning[] {
  const hop = exchange.hops.at(-1);
  const seen = observation.hops.at(-1);
  if (run.result.kind !== 'response' || !hop?.response || seen === undefined) return [];
  const passage: Passage = {
    tainting: run.result.tainting,
    credentialsMode: world.credentialsMode,
    serializedOrigin: serializeOrigin(
      exchange.hops.map(({ url }) => url),
      exchange.origin,
    ),
    url: hop.url,
    status: hop.response.status,
    headerList: hop.response.headerList,
    unsafeNames: seen.unsafeNames,
    preflight: hop.preflight?.response?.headerList ?? null,
    exchange,
  };
  return WARNING_CAUSES.flatMap((cause): Warning[] => {
    const evidence = cause.when(passage);
    if (evidence === null) return [];
    const { id, title } = cause;
    return [
      {
        id,
        title,
        evidence,
        explanation: cause.explain(evidence, passage),
        change: cause.change(evidence, passage),
      },
    ];
  });
}
