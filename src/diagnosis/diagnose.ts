import type { BlockedCause, Evidence } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import { History } from '../exchange/earlier-exchanges.ts';
import { type Earlier, type Exchange, NOTHING_EARLIER } from '../exchange/exchange.ts';
import { MISSING_FACTS } from '../exchange/missing-fact.ts';
import { type CredentialsMode, serializeOrigin } from '../fetch/request.ts';
import { hostOf } from '../platform/origin.ts';
import { capitalize } from '../text/capitalize.ts';
import { say, series } from '../text/text.ts';
import type { Blocked } from './conclude.ts';
import { decidingHop } from './deciding-hop.ts';
import type { Hypothesis } from './hypotheses.ts';
import { isOpen, type Judged, judgeExchange } from './judgement.ts';
import { otherBrowsersOf } from './other-browsers.ts';
import { codesOf } from './predicted-codes.ts';
import { repair } from './repair.ts';
import type { Alternative, Diagnosis } from './types.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';
import { explain } from './warnings.ts';
import type { World } from './worlds.ts';

/** The diagnoses of a whole capture, one after the other, each exchange judged together with those before it. */
export function* diagnoses(exchanges: Iterable<Exchange>): Generator<Diagnosis> {
  const history = new History();
  for (const exchange of exchanges) {
    const earlier = history.before(exchange);
    history.add(exchange);
    yield diagnose(exchange, earlier);
  }
}

/** All of `diagnoses` at once. */
export const diagnoseAll = (exchanges: readonly Exchange[]): readonly Diagnosis[] => [
  ...diagnoses(exchanges),
];

/**
 * Says why the response of one exchange was withheld, or that it was not. `earlier` is what the session saw before it.
 * Never throws.
 */
export function diagnose(exchange: Exchange, earlier: Earlier = NOTHING_EARLIER): Diagnosis {
  return diagnosisOf(judgeExchange(exchange, earlier));
}

/** Explains and proves what was judged. It runs the standard again only for changed answers and for the rules of others. */
export function diagnosisOf(judged: Judged): Diagnosis {
  const { exchange, judgement, hypotheses, distinct, profile, warnings } = judged;
  const explained = explanationOf(judged);
  const codes = codesOf(exchange, hypotheses);
  const otherBrowsers = isOpen(judged) ? [] : otherBrowsersOf(hypotheses, profile);
  return {
    ...judgement,
    ...explained,
    caches: hypotheses[0].observation.hops.map(({ response }) => response?.stored?.by ?? null),
    codes,
    otherBrowsers,
    warnings: warnings.map(explain),
    origin: serializeOrigin(
      exchange.hops.map(({ url }) => url),
      exchange.origin,
    ),
    credentialsMode: credentialsModeOf(hypotheses),
    walkthrough: walkthrough(exchange, isOpen(judged) ? distinct : hypotheses, {
      ...{ codes, also: explained.also, otherBrowsers },
    }),
  };
}

/** The explanation of one exchange, and the change that repairs it. */
type Explanation = Pick<
  Diagnosis,
  | 'server'
  | 'headline'
  | 'explanation'
  | 'messageOmits'
  | 'evidence'
  | 'change'
  | 'alternatives'
  | 'also'
  | 'proof'
>;

const NOTHING_TO_MEND = {
  messageOmits: null,
  evidence: {},
  change: [],
  alternatives: [],
  also: [],
  proof: 'not-applicable',
} as const;

function explanationOf(judged: Judged): Explanation {
  const { judgement, hypotheses, profile } = judged;
  const [hypothesis] = hypotheses;
  const { conclusion } = hypothesis;
  const unmended = { ...NOTHING_TO_MEND, server: hostOf(decidingHop(judgement).url) };
  if (isOpen(judged) || conclusion.verdict === 'undecided')
    return { ...unmended, ...textsOfOpen(judgement), alternatives: alternativesOf(judged) };
  if (conclusion.verdict === 'allowed') return { ...unmended, ...textsOfAllowed(hypothesis) };
  if (conclusion.verdict === 'failed') {
    const { cause, evidence, failure } = conclusion;
    const texts = textsOf(cause, evidence, failure);
    return { ...unmended, ...texts, evidence, change: cause.change(evidence, failure) };
  }
  const { cause, evidence, stop } = conclusion;
  const texts = textsOf(cause, evidence, stop);
  const server = serverOf(conclusion, judgement.exchange);
  const repaired = { ...repair(hypotheses, stop, cause, profile), server, alternatives: [] };
  if (judgement.verdict === 'blocked') return { ...texts, ...repaired, evidence };
  const openEnd = ` How the browser reports it depends on ${wordsOf(judgement.needs)}, which was not seen.`;
  return { ...texts, ...repaired, explanation: [...texts.explanation, openEnd], evidence: {}, also: [] };
}

function serverOf({ cause, evidence, stop }: Blocked, exchange: Exchange): string {
  return cause.server?.(evidence) ?? hostOf(decidingHop({ exchange, hop: stop.hop }).url);
}

function alternativesOf({ exchange, distinct, profile }: Judged): readonly Alternative[] {
  return distinct.flatMap((hypothesis): readonly Alternative[] => {
    const { world, conclusion } = hypothesis;
    if (conclusion.verdict !== 'blocked') return [];
    const { cause, stop } = conclusion;
    const { hop, phase } = stop;
    const condition = conditionOf(world, distinct);
    const server = serverOf(conclusion, exchange);
    return [{ id: cause.id, condition, hop, phase, server, ...repair([hypothesis], stop, cause, profile) }];
  });
}

/** How this world differs from the others. */
function conditionOf({ mode, credentialsMode, redirectMode }: World, all: readonly Hypothesis[]): string {
  const differsIn = (key: keyof World): boolean => new Set(all.map(({ world }) => world[key])).size > 1;
  if (differsIn('mode')) return `the call’s mode is ${mode}`;
  if (differsIn('credentialsMode'))
    return credentialsMode === 'include'
      ? 'the call includes credentials'
      : 'the call includes no credentials';
  return `the call’s redirect mode is ${redirectMode}`;
}

function textsOf<Sees>(
  cause: Pick<BlockedCause<CauseId>, 'title'> & {
    headline?(evidence: Evidence, sees: Sees): string;
    explain(evidence: Evidence, sees: Sees): Diagnosis['explanation'];
    messageOmits?(evidence: Evidence, sees: Sees): Diagnosis['messageOmits'];
  },
  evidence: Evidence,
  sees: Sees,
): Pick<Diagnosis, 'headline' | 'explanation' | 'messageOmits'> {
  return {
    headline: cause.headline?.(evidence, sees) ?? cause.title,
    explanation: cause.explain(evidence, sees),
    messageOmits: cause.messageOmits?.(evidence, sees) ?? null,
  };
}

function textsOfAllowed({ run: { result }, world }: Hypothesis): Pick<Diagnosis, 'headline' | 'explanation'> {
  if (world.mode === 'websocket') {
    return {
      headline: 'The WebSocket opened, and CORS does not apply to it',
      explanation: say`Browsers make no CORS check for a WebSocket. The server alone decides.`,
    };
  }
  if (result.kind === 'response' && result.tainting === 'opaque') {
    return {
      headline: 'Sent with no-cors: the page cannot read the answer',
      explanation: say`The browser made no CORS check, because the page asked for none. It got an opaque response.`,
    };
  }
  return {
    headline: 'CORS lets the page have the answer',
    explanation: say`The browser let the page have the response.`,
  };
}

function textsOfOpen({
  title,
  candidates,
  needs,
}: Judged['judgement']): Pick<Diagnosis, 'headline' | 'explanation'> {
  const fact = wordsOf(needs);
  const names = candidates.map((candidate) => [`“${candidate.title}”`]);
  return {
    headline: title,
    explanation:
      candidates.length > 1
        ? say`What was seen fits more than one answer: ${series(names, 'or')}. ${[capitalize(fact)]} would decide.`
        : say`${candidates.length === 0 ? [] : say`It may be ${series(names, 'or')}. `}Too little was seen to decide. What is missing is ${[fact]}.`,
  };
}

const wordsOf = (needs: Diagnosis['needs']): string => (needs === null ? '' : MISSING_FACTS[needs]);

/** Null if the worlds differ in it, or if CORS does not apply. */
function credentialsModeOf(hypotheses: readonly [Hypothesis, ...Hypothesis[]]): CredentialsMode | null {
  const [{ world }] = hypotheses;
  const modes = new Set(hypotheses.map((hypothesis) => hypothesis.world.credentialsMode));
  return modes.size === 1 && world.mode === 'cors' ? world.credentialsMode : null;
}
