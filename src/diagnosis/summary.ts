import { type Earlier, type Exchange, NOTHING_EARLIER } from '../exchange/exchange.ts';
import { judgeExchange } from './judgement.ts';
import type { Summary } from './types.ts';
import { warningsOf } from './warnings.ts';

/** What a list says of an exchange: the same as its diagnosis, without the proof. Never throws. */
export function summarise(exchange: Exchange, earlier: Earlier = NOTHING_EARLIER): Summary {
  const judged = judgeExchange(exchange, earlier);
  const { verdict, phase, hop, cause, title, isCauseCertain, candidates } = judged.judgement;
  return {
    ...{ exchange, verdict, phase, hop, cause, title, isCauseCertain, candidates },
    warnings: warningsOf(judged, earlier).map(({ id, title: name, headline }) => ({
      id,
      title: name,
      headline,
    })),
  };
}
