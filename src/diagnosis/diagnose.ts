import type { BlockedCause, Evidence } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import { History } from '../exchange/earlier-exchanges.ts';
import { type Earlier, type Exchange, NOTHING_EARLIER } from '../exchange/exchange.ts';
import { type CredentialsMode, serializeOrigin } from '../fetch/request.ts';
import { say, series } from '../text/text.ts';
import type { Reading } from './hypotheses.ts';
import { type Finding, findingOf, isOpen, type Judgement } from './judgement.ts';
import { elsewhereOf } from './other-browsers.ts';
import { codesOf } from './predicted-codes.ts';
import { repair } from './repair.ts';
import type { Alternative, Diagnosis } from './types.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';
import { explain, warningsOf } from './warnings.ts';
import type { World } from './worlds.ts';

/** The diagnoses of a whole capture, each exchange judged beside those that came before it. */
export function diagnoseAll(exchanges: readonly Exchange[]): readonly Diagnosis[] {
  const history = new History();
  return exchanges.map((exchange) => {
    const earlier = history.before(exchange);
    history.add(exchange);
    return diagnose(exchange, earlier);
  });
}

/**
 * Says of one exchange why its response was withheld, or that it was not. `earlier` is what the session saw before it.
 * Never throws.
 */
export function diagnose(exchange: Exchange, earlier: Earlier = NOTHING_EARLIER): Diagnosis {
  const finding = findingOf(exchange, earlier);
  const { judgement, readings, distinct, profile } = finding;
  const account = accountOf(finding);
  const codes = codesOf(exchange, readings);
  const elsewhere = isOpen(finding) ? [] : elsewhereOf(readings, profile);
  return {
    ...judgement,
    ...account,
    codes,
    elsewhere,
    warnings: warningsOf(finding, earlier).map(explain),
    origin: serializeOrigin(
      exchange.hops.map(({ url }) => url),
      exchange.origin,
    ),
    credentialsMode: credentialsModeOf(readings),
    walkthrough: walkthrough(exchange, isOpen(finding) ? distinct : readings, {
      ...{ codes, also: account.also, elsewhere },
    }),
  };
}

/** What is told of it at length, and what would mend it. */
type Account = Pick<
  Diagnosis,
  'headline' | 'explanation' | 'told' | 'evidence' | 'change' | 'alternatives' | 'also' | 'proof'
>;

const NOTHING_TO_MEND = {
  told: null,
  evidence: {},
  change: [],
  alternatives: [],
  also: [],
  proof: 'not-applicable',
} as const;

function accountOf(finding: Finding): Account {
  const { judgement, readings, profile } = finding;
  const [reading] = readings;
  const { conclusion } = reading;
  if (isOpen(finding) || conclusion.verdict === 'undecided')
    return { ...NOTHING_TO_MEND, ...textsOfOpen(judgement), alternatives: alternativesOf(finding) };
  if (conclusion.verdict === 'allowed') return { ...NOTHING_TO_MEND, ...textsOfAllowed(reading) };
  if (conclusion.verdict === 'failed') {
    const { cause, evidence, failure } = conclusion;
    const texts = textsOf(cause, evidence, failure);
    return { ...NOTHING_TO_MEND, ...texts, evidence, change: cause.change(evidence, failure) };
  }
  const { cause, evidence, stop } = conclusion;
  const texts = textsOf(cause, evidence, stop);
  const repaired = { ...repair(readings, stop, cause, profile), alternatives: [] };
  if (judgement.verdict === 'blocked') return { ...texts, ...repaired, evidence };
  const openEnd = ` How the browser reports it depends on ${judgement.needs}, which was not seen.`;
  return { ...texts, ...repaired, explanation: [...texts.explanation, openEnd], evidence: {}, also: [] };
}

function alternativesOf({ distinct, profile }: Finding): readonly Alternative[] {
  return distinct.flatMap((reading): readonly Alternative[] => {
    const { world, conclusion } = reading;
    if (conclusion.verdict !== 'blocked') return [];
    const { cause, stop } = conclusion;
    const { hop, phase } = stop;
    const condition = conditionOf(world, distinct);
    return [{ id: cause.id, condition, hop, phase, ...repair([reading], stop, cause, profile) }];
  });
}

/** In what this world differs from the others. */
function conditionOf({ mode, credentialsMode, redirectMode }: World, all: readonly Reading[]): string {
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
    told?(evidence: Evidence, sees: Sees): Diagnosis['told'];
  },
  evidence: Evidence,
  sees: Sees,
): Pick<Diagnosis, 'headline' | 'explanation' | 'told'> {
  return {
    headline: cause.headline?.(evidence, sees) ?? cause.title,
    explanation: cause.explain(evidence, sees),
    told: cause.told?.(evidence, sees) ?? null,
  };
}

function textsOfAllowed({ run: { result }, world }: Reading): Pick<Diagnosis, 'headline' | 'explanation'> {
  if (world.mode === 'websocket') {
    return {
      headline: 'The WebSocket opened: CORS has no part in that',
      explanation: say`Browsers make no CORS check for a WebSocket. The server alone decided.`,
    };
  }
  if (result.kind === 'response' && result.tainting === 'opaque') {
    return {
      headline: 'Sent with no-cors: the page can read nothing of the answer',
      explanation: say`The browser made no CORS check, because the page asked for none. It got an opaque response.`,
    };
  }
  return {
    headline: 'CORS lets the page have the answer',
    explanation: say`The browser let the page have the response.`,
  };
}

function textsOfOpen({ title, candidates, needs }: Judgement): Pick<Diagnosis, 'headline' | 'explanation'> {
  const fact = needs ?? '';
  const names = candidates.map((candidate) => [`“${candidate.title}”`]);
  return {
    headline: title,
    explanation:
      candidates.length > 1
        ? say`What was seen fits more than one answer: ${series(names, 'or')}. ${[capitalize(fact)]} would decide.`
        : say`${candidates.length === 0 ? [] : say`It may be ${series(names, 'or')}. `}Too little was seen to decide. What is missing is ${[fact]}.`,
  };
}

const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Null where the worlds differ in it, or CORS has no part. */
function credentialsModeOf(readings: readonly [Reading, ...Reading[]]): CredentialsMode | null {
  const [{ world }] = readings;
  const modes = new Set(readings.map((reading) => reading.world.credentialsMode));
  return modes.size === 1 && world.mode === 'cors' ? world.credentialsMode : null;
}
