import type { Exchange } from '../../exchange/exchange.ts';
import { lastHop } from '../../exchange/last-hop.ts';
import { say } from '../../text/text.ts';
import { decidingHop } from '../deciding-hop.ts';
import type { Hypothesis } from '../hypotheses.ts';
import type { Question } from '../types.ts';
import { type Answered, type Facts, notObservable } from './answer.ts';
import { QUESTIONS } from './questions.ts';

/**
 * The trace of a run under the seven questions of the debug checklist. If the hypotheses that are
 * left come to different conclusions, a question that they answer differently is not observable.
 */
export function walkthrough(
  exchange: Exchange,
  hypotheses: readonly Hypothesis[],
  common: Pick<Facts, 'codes' | 'console' | 'also' | 'otherBrowsers' | 'credentialsAreToldByLikeCall'>,
): readonly Question[] {
  const credentialsAreKnown = new Set(hypotheses.map(({ world }) => world.credentialsMode)).size === 1;
  const stops = hypotheses.map(({ conclusion }) =>
    conclusion.verdict === 'blocked' ? conclusion.stop : null,
  );
  const places = new Set(stops.map((stop) => stop && `${stop.at.algorithm}, ${stop.at.step}`));
  const isRefusedAtOpenStep = places.size > 1 && stops.every((stop) => stop?.phase === 'preflight');
  const facts = hypotheses.map((hypothesis, index): Facts => {
    const stop = stops[index] ?? null;
    const hop = stop === null ? lastHop(exchange) : decidingHop({ exchange, hop: stop.hop });
    const { steps } = hypothesis.run.trace;
    return { exchange, hypothesis, ...common, stop, hop, credentialsAreKnown, isRefusedAtOpenStep, steps };
  });
  return QUESTIONS.map(([id, question, answer], index) => ({
    id,
    number: index + 1,
    question,
    ...agree(facts.map(answer)),
  }));
}

const UNKNOWN = notObservable(say`it depends on what was not seen`);

/** The first answer if all say the same. What only one hypothesis found is not a fact. */
function agree([first = UNKNOWN, ...others]: readonly Answered[]): Answered {
  return others.every(({ answer }) => answer === first.answer) ? first : UNKNOWN;
}
