import type { BlockedCause, Evidence } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { chromiumCode } from './codes/chromium.ts';
import { FIREFOX_NETWORK_FAILURE, firefoxCode } from './codes/firefox.ts';
import type { Candidate, Codes, Diagnosis, Elsewhere, NamedCause, Warning } from './diagnosis.ts';
import { elsewhereOf } from './elsewhere.ts';
import { type Earlier, type Exchange, NOTHING_EARLIER } from './fetch/exchange.ts';
import { fetch } from './fetch/fetch.ts';
import { type Browser, PROFILES, type Profile } from './fetch/profiles.ts';
import { type CredentialsMode, serializeOrigin } from './fetch/request.ts';
import { say, series } from './fetch/text.ts';
import { History } from './history.ts';
import { keyOf, type Reading, readingsOf } from './reading.ts';
import { repair } from './repair.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';
import { warningsOf } from './warnings.ts';

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
 * Never throws. Runs the standard once for each world that the observation leaves open; certain only if all agree.
 */
export function diagnose(exchange: Exchange, earlier: Earlier = NOTHING_EARLIER): Diagnosis {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const readings = readingsOf(exchange, profile, earlier);
  const distinct = new Map(readings.map((reading) => [keyOf(reading.conclusion), reading]));
  return distinct.size > 1
    ? undecided(exchange, [...distinct.values()], readings)
    : decided(exchange, readings, profile, earlier);
}

function decided(
  exchange: Exchange,
  readings: readonly [Reading, ...Reading[]],
  profile: Profile,
  earlier: Earlier,
): Diagnosis {
  const [reading] = readings;
  const { conclusion } = reading;
  const common = {
    ...shared(exchange, readings),
    codes: codesOf(exchange, readings),
    warnings: warningsOf(exchange, readings, earlier, profile),
    elsewhere: elsewhereOf(readings, profile),
  };
  const walk = (also: readonly NamedCause[]) =>
    walkthrough(exchange, readings, { codes: common.codes, also, elsewhere: common.elsewhere });
  switch (conclusion.verdict) {
    case 'undecided':
      return undecided(exchange, [reading], readings);
    case 'allowed': {
      const diagnosis = {
        ...common,
        verdict: 'allowed',
        phase: null,
        hop: exchange.hops.length - 1,
      } as const;
      return {
        ...diagnosis,
        title: 'Allowed',
        ...textsOfAllowed(reading),
        walkthrough: walk([]),
      };
    }
    case 'failed': {
      const { cause, evidence, failure } = conclusion;
      return {
        ...common,
        ...namesOf(cause, evidence, failure),
        verdict: 'failed',
        phase: null,
        hop: exchange.hops.length - 1,
        evidence,
        change: cause.change(evidence, failure),
        walkthrough: walk([]),
      };
    }
    case 'blocked': {
      const { cause, evidence, stop } = conclusion;
      const repaired = repair(readings, stop, cause, profile);
      const found = { ...common, ...namesOf(cause, evidence, stop), ...repaired, hop: stop.hop };
      if (!knowsItsCode(exchange, readings)) {
        const needs = missingFact(readings);
        return {
          ...found,
          explanation: [
            ...found.explanation,
            ` How the browser reports it depends on ${needs}, which was not seen.`,
          ],
          verdict: 'undecided',
          isCauseCertain: true,
          phase: null,
          cause: null,
          candidates: [{ id: cause.id, title: cause.title }],
          needs,
          also: [],
          walkthrough: walk([]),
        };
      }
      return { ...found, verdict: 'blocked', phase: stop.phase, evidence, walkthrough: walk(repaired.also) };
    }
  }
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

function namesOf<Sees>(
  cause: Pick<BlockedCause<CauseId>, 'id' | 'title'> & {
    headline?(evidence: Evidence, sees: Sees): string;
    explain(evidence: Evidence, sees: Sees): Diagnosis['explanation'];
    told?(evidence: Evidence, sees: Sees): Diagnosis['told'];
  },
  evidence: Evidence,
  sees: Sees,
) {
  return {
    cause: cause.id,
    isCauseCertain: true,
    title: cause.title,
    headline: cause.headline?.(evidence, sees) ?? cause.title,
    explanation: cause.explain(evidence, sees),
    told: cause.told?.(evidence, sees) ?? null,
  };
}

/** The facts that no verdict changes, and the empty values of the rest. */
function shared(exchange: Exchange, readings: readonly Reading[]) {
  const world = readings[0]?.world;
  const modes = new Set<CredentialsMode>(readings.map((reading) => reading.world.credentialsMode));
  return {
    exchange,
    cause: null,
    isCauseCertain: false,
    told: null,
    candidates: [],
    needs: null,
    also: [] as readonly NamedCause[],
    warnings: [] as readonly Warning[],
    elsewhere: [] as readonly Elsewhere[],
    evidence: {},
    change: [],
    proof: 'not-applicable',
    origin: serializeOrigin(
      exchange.hops.map(({ url }) => url),
      exchange.origin,
    ),
    credentialsMode: modes.size === 1 && world?.mode === 'cors' ? world.credentialsMode : null,
  } as const;
}

function undecided(
  exchange: Exchange,
  distinct: readonly Reading[],
  readings: readonly Reading[],
): Diagnosis {
  const candidates = distinct.flatMap(({ conclusion }): readonly Candidate[] => {
    if (conclusion.verdict === 'allowed') return [{ id: 'allowed', title: 'Allowed' }];
    return conclusion.verdict === 'undecided'
      ? conclusion.candidates
      : [{ id: conclusion.cause.id, title: conclusion.cause.title }];
  });
  const unnamed = distinct.flatMap(({ conclusion }) =>
    conclusion.verdict === 'undecided' ? [conclusion.needs] : [],
  );
  const modes = new Set(distinct.map(({ world }) => world.mode));
  const needs = modes.size > 1 ? missingFact(distinct) : (unnamed[0] ?? missingFact(readings));
  const codes = codesOf(exchange, readings);
  return {
    ...shared(exchange, readings),
    verdict: 'undecided',
    phase: null,
    hop: exchange.hops.length - 1,
    title: `Undecided: ${needs} was not seen`,
    headline: `Undecided: ${needs} was not seen`,
    explanation:
      candidates.length > 1
        ? say`What was seen fits more than one answer: ${series(
            candidates.map(({ title }) => [`“${title}”`]),
            'or',
          )}. ${[capitalize(needs)]} would decide.`
        : say`Too little was seen to decide. What is missing is ${[needs]}.`,
    candidates,
    needs,
    codes,
    walkthrough: walkthrough(exchange, distinct, { codes, also: [], elsewhere: [] }),
  };
}

/** The fact in which the worlds differ. */
function missingFact(readings: readonly Reading[]): string {
  const modes = new Set(readings.map(({ world }) => world.mode));
  if (modes.size > 1) return 'the request’s mode';
  const redirectModes = new Set(readings.map(({ world }) => world.redirectMode));
  return redirectModes.size > 1 ? 'the request’s redirect mode' : 'the request’s credentials mode';
}

/**
 * Whether all worlds lead to the same report of the browser that was watched. A cause of which that cannot be told
 * rests on a fact that was not seen.
 */
function knowsItsCode(exchange: Exchange, readings: readonly Reading[]): boolean {
  const { browser } = exchange;
  return (
    browser === null || new Set(readings.map((reading) => codeIn(reading, browser, exchange))).size === 1
  );
}

const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * What each browser reports; null where the worlds disagree. A failure of the network is reported by its own name,
 * and taken for one of a request under the CORS protocol where that is open.
 */
function codesOf(exchange: Exchange, readings: readonly Reading[]): Codes {
  const hasFailed = readings.every(({ conclusion }) => conclusion.verdict === 'failed');
  const predict = (browser: Browser): string | null => {
    const codes = readings.map((reading) => codeIn(reading, browser, exchange));
    return hasFailed || new Set(codes).size === 1 ? (codes[0] ?? null) : null;
  };
  return { chromium: predict('chromium'), firefox: predict('firefox') };
}

function codeIn(
  { conclusion, world, observation }: Reading,
  browser: Browser,
  exchange: Exchange,
): string | null {
  if (conclusion.verdict === 'failed') {
    const isPrinted = browser === 'firefox' && world.mode === 'cors' && !conclusion.cause.isSilentInFirefox;
    if (!isPrinted) return null;
    // The CORS check comes after what fails in the network; the other rules come before it.
    const { stop } = conclusion.failure;
    return stop === null || stop.algorithm === 'CORS check' ? FIREFOX_NETWORK_FAILURE : firefoxCode(stop);
  }
  if (conclusion.verdict === 'allowed' && browser === exchange.browser) return null;
  const { result } = fetch(observation.asked, observation.hops, PROFILES[browser]);
  if (result.kind !== 'network error') return null;
  if (browser === 'chromium') return chromiumCode(result.stop);
  // Without CORS Firefox files nothing under it.
  return world.mode === 'no-cors' ? null : firefoxCode(result.stop);
}
