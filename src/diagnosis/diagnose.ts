import { type BlockedCause, type Evidence, headlineOf } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import { History } from '../exchange/earlier-exchanges.ts';
import { type Earlier, type Exchange, NOTHING_EARLIER } from '../exchange/exchange.ts';
import { MISSING_FACTS, type MissingFact } from '../exchange/missing-fact.ts';
import { type CredentialsMode, serializeOrigin } from '../fetch/request.ts';
import { hostOf } from '../platform/origin.ts';
import { capitalize } from '../text/capitalize.ts';
import { say, series } from '../text/text.ts';
import { named } from './cause-at.ts';
import { decidingHop } from './deciding-hop.ts';
import { helpful } from './helpful.ts';
import type { Hypothesis } from './hypotheses.ts';
import { isOpen, type Judged, judgeExchange, missingFact } from './judgement.ts';
import { otherBrowsersOf } from './other-browsers.ts';
import { codesOf, consoleOf } from './predicted-codes.ts';
import { type NamedStop, repair } from './repair.ts';
import type { Alternative, Diagnosis } from './types.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';
import { explain } from './warnings.ts';
import { conditionOf, differencesOf } from './when.ts';
import { isToldByLikeCall } from './worlds.ts';

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
  const printed = consoleOf(exchange, hypotheses);
  const otherBrowsers = isOpen(judged) ? [] : otherBrowsersOf(hypotheses, profile);
  return {
    ...judgement,
    ...explained,
    needs: judgement.needs ?? openFactOf(hypotheses, explained, codes, exchange),
    caches: hypotheses[0].observation.hops.map(({ response }) => response?.stored?.by ?? null),
    codes,
    console: printed,
    otherBrowsers,
    warnings: warnings.map((each) => explain(each, hypotheses[0].observation)),
    origin: serializeOrigin(
      exchange.hops.map(({ url }) => url),
      exchange.origin,
    ),
    credentialsMode: credentialsModeOf(hypotheses),
    walkthrough: walkthrough(exchange, isOpen(judged) ? distinct : leadFirst(judged), {
      ...{ codes, console: printed, also: explained.also, otherBrowsers },
      credentialsAreToldByLikeCall: isToldByLikeCall(exchange, judged.earlier),
    }),
  };
}

/** What is left open beside a certain cause: a condition, or which code the browser prints. */
function openFactOf(
  hypotheses: Judged['hypotheses'],
  { conditional }: Explanation,
  codes: Diagnosis['codes'],
  { browser }: Exchange,
): MissingFact | null {
  const isCodeOpen = browser !== null && (codes[browser]?.length ?? 0) > 1;
  return conditional.length > 0 || isCodeOpen ? missingFact(hypotheses) : null;
}

/** All worlds, the one from which the cause is explained first. */
function leadFirst({ hypotheses, certain }: Judged): readonly Hypothesis[] {
  const lead = certain()?.lead ?? hypotheses[0];
  return [lead, ...hypotheses.filter((each) => each !== lead)];
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
  | 'conditional'
  | 'proof'
>;

const NOTHING_TO_MEND = {
  messageOmits: null,
  evidence: {},
  change: [],
  alternatives: [],
  also: [],
  conditional: [],
  proof: 'not-applicable',
} as const;

function explanationOf(judged: Judged): Explanation {
  const { judgement, hypotheses, certain, exchange, profile } = judged;
  const [hypothesis] = hypotheses;
  const { conclusion } = hypothesis;
  const unmended = { ...NOTHING_TO_MEND, server: hostOf(decidingHop(judgement).url) };
  if (judgement.verdict === 'allowed') return { ...unmended, ...textsOfAllowed(hypothesis) };
  if (!isOpen(judged) && conclusion.verdict === 'failed') {
    const { cause, evidence, failure } = conclusion;
    const texts = textsOf(cause, evidence, failure);
    const change = helpful(
      cause.change(evidence, failure),
      hypothesis.observation,
      exchange.hops.length - 1,
      profile,
    );
    return { ...unmended, ...texts, evidence, change };
  }
  const found = certain();
  if (found === null) return { ...unmended, ...textsOfOpen(judgement), alternatives: alternativesOf(judged) };
  const { at, also, change, conditional, proof } = found;
  const { cause, stop } = at;
  const evidence = cause.evidence(stop);
  const server = serverOf(at, judgement.exchange);
  const texts = textsOf(cause, evidence, stop);
  return { ...unmended, ...texts, ...{ server, evidence, also, change, conditional, proof } };
}

function serverOf({ cause, stop }: NamedStop, exchange: Exchange): string {
  return cause.server?.(cause.evidence(stop)) ?? hostOf(decidingHop({ exchange, hop: stop.hop }).url);
}

function alternativesOf({ exchange, distinct, profile }: Judged): readonly Alternative[] {
  const worlds = distinct.map(({ world }) => world);
  return distinct.flatMap(({ world, observation, conclusion }): readonly Alternative[] => {
    if (conclusion.verdict !== 'blocked') return [];
    const { stops, change: all, proof } = repair(observation, conclusion, profile);
    const [at, ...also] = stops;
    const { hop, phase } = at.stop;
    const change = helpful(all, observation, hop, profile);
    const condition = conditionOf(differencesOf([world], worlds));
    const { id } = at.cause;
    const next = also.map(({ cause }) => named(cause));
    return [{ id, condition, hop, phase, server: serverOf(at, exchange), also: next, change, proof }];
  });
}

function textsOf<Sees>(
  cause: Pick<BlockedCause<CauseId>, 'title'> & {
    headline?(evidence: Evidence, sees: Sees): Diagnosis['headline'];
    explain(evidence: Evidence, sees: Sees): Diagnosis['explanation'];
    messageOmits?(evidence: Evidence, sees: Sees): Diagnosis['messageOmits'];
  },
  evidence: Evidence,
  sees: Sees,
): Pick<Diagnosis, 'headline' | 'explanation' | 'messageOmits'> {
  return {
    headline: headlineOf(cause, evidence, sees),
    explanation: cause.explain(evidence, sees),
    messageOmits: cause.messageOmits?.(evidence, sees) ?? null,
  };
}

function textsOfAllowed({ run: { result }, world }: Hypothesis): Pick<Diagnosis, 'headline' | 'explanation'> {
  if (world.mode === 'websocket') {
    return {
      headline: say`The WebSocket opened, and CORS does not apply to it`,
      explanation: say`Browsers make no CORS check for a WebSocket. The server alone decides.`,
    };
  }
  if (result.kind === 'response' && result.tainting === 'opaque') {
    return {
      headline: say`Sent with no-cors: the page cannot read the answer`,
      explanation: say`The browser made no CORS check, because the page asked for none. It got an opaque response.`,
    };
  }
  return {
    headline: say`CORS lets the page have the answer`,
    explanation: say`The browser let the page have the response.`,
  };
}

function textsOfOpen({
  title,
  verdict,
  candidates,
  needs,
}: Judged['judgement']): Pick<Diagnosis, 'headline' | 'explanation'> {
  const fact = wordsOf(needs);
  const names = candidates.map((candidate) => [`“${candidate.title}”`]);
  const end = verdict === 'undecided' ? '' : 'The page did not get the answer. ';
  return {
    headline: [title],
    explanation:
      candidates.length > 1
        ? say`${[end]}What was seen fits more than one answer: ${series(names, 'or')}. ${[capitalize(fact)]} would decide.`
        : say`${[end]}${candidates.length === 0 ? [] : say`It may be ${series(names, 'or')}. `}Too little was seen to decide. What is missing is ${[fact]}.`,
  };
}

const wordsOf = (needs: Diagnosis['needs']): string => (needs === null ? '' : MISSING_FACTS[needs]);

/** Null if the worlds differ in it, or if CORS does not apply. */
function credentialsModeOf(hypotheses: readonly [Hypothesis, ...Hypothesis[]]): CredentialsMode | null {
  const [{ world }] = hypotheses;
  const modes = new Set(hypotheses.map((hypothesis) => hypothesis.world.credentialsMode));
  return modes.size === 1 && world.mode === 'cors' ? world.credentialsMode : null;
}
