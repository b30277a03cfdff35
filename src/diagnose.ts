import type { BlockedCause, Evidence } from './causes/define-cause.ts';
import type { CauseId } from './causes/index.ts';
import { chromiumCode } from './codes/chromium.ts';
import { firefoxCode, firefoxFailureCode } from './codes/firefox.ts';
import type { Candidate, Codes, Diagnosis, NamedCause, Warning } from './diagnosis.ts';
import type { Exchange } from './fetch/exchange.ts';
import { fetch } from './fetch/fetch.ts';
import { type Browser, PROFILES, type Profile } from './fetch/profiles.ts';
import { type CredentialsMode, serializeOrigin } from './fetch/request.ts';
import { say, series } from './fetch/text.ts';
import { keyOf, type Reading, readingsOf } from './reading.ts';
import { repair } from './repair.ts';
import { walkthrough } from './walkthrough/walkthrough.ts';
import { warningsOf } from './warnings.ts';

/**
 * Says of one exchange why its response was withheld, or that it was not.
 * Never throws. Runs the standard once for each world that the observation leaves open; certain only if all agree.
 */
export function diagnose(exchange: Exchange): Diagnosis {
  const profile = PROFILES[exchange.browser ?? 'standard'];
  const readings = readingsOf(exchange, profile);
  const distinct = new Map(readings.map((reading) => [keyOf(reading.conclusion), reading]));
  return distinct.size > 1
    ? undecided(exchange, [...distinct.values()], readings)
    : decided(exchange, readings, profile);
}

function decided(
  exchange: Exchange,
  readings: readonly [Reading, ...Reading[]],
  profile: Profile,
): Diagnosis {
  const [reading] = readings;
  const { conclusion, run } = reading;
  const common = {
    ...shared(exchange, readings),
    codes: codesOf(exchange, readings),
    warnings: conclusion.verdict === 'allowed' ? warningsOf(exchange, reading) : [],
  };
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
      const opaque = run.result.kind === 'response' && run.result.tainting === 'opaque';
      return {
        ...diagnosis,
        title: 'Allowed',
        headline: opaque
          ? 'Sent with no-cors: the page can read nothing of the answer'
          : 'CORS lets the page have the answer',
        explanation: opaque
          ? say`The browser made no CORS check, because the page asked for none. It got an opaque response.`
          : say`The browser let the page have the response.`,
        walkthrough: walkthrough(exchange, readings, diagnosis.codes, []),
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
        walkthrough: walkthrough(exchange, readings, common.codes, []),
      };
    }
    case 'blocked': {
      const { cause, evidence, stop } = conclusion;
      const repaired = repair(readings, stop, cause, profile);
      return {
        ...common,
        ...namesOf(cause, evidence, stop),
        ...repaired,
        verdict: 'blocked',
        phase: stop.phase,
        hop: stop.hop,
        evidence,
        walkthrough: walkthrough(exchange, readings, common.codes, repaired.also),
      };
    }
  }
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
    told: null,
    candidates: [],
    needs: null,
    also: [] as readonly NamedCause[],
    warnings: [] as readonly Warning[],
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
  const candidates = distinct.flatMap(({ conclusion }): Candidate[] => {
    if (conclusion.verdict === 'allowed') return [{ id: 'allowed', title: 'Allowed' }];
    return conclusion.verdict === 'undecided'
      ? []
      : [{ id: conclusion.cause.id, title: conclusion.cause.title }];
  });
  const unnamed = distinct.flatMap(({ conclusion }) =>
    conclusion.verdict === 'undecided' ? [conclusion.needs] : [],
  );
  const differ = <T>(of: (reading: Reading) => T): boolean => new Set(readings.map(of)).size > 1;
  const needs =
    unnamed[0] ??
    (differ(({ world }) => world.mode) ? 'the request’s mode' : 'the request’s credentials mode');
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
    walkthrough: walkthrough(exchange, distinct, codes, []),
  };
}

const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * What each browser reports. Where the worlds agree on the cause but not on the code, it is the code of a request
 * without credentials, as fetch() and XMLHttpRequest make them by default; where they disagree on the cause, null.
 */
function codesOf(exchange: Exchange, readings: readonly Reading[]): Codes {
  const agree = new Set(readings.map(({ conclusion }) => keyOf(conclusion))).size === 1;
  const predict = (browser: Browser): string | null => {
    const codes = readings.map((reading) => codeIn(reading, browser, exchange));
    return agree || new Set(codes).size === 1 ? (codes[0] ?? null) : null;
  };
  return { chromium: predict('chromium'), firefox: predict('firefox') };
}

function codeIn(
  { conclusion, world, observation }: Reading,
  browser: Browser,
  exchange: Exchange,
): string | null {
  if (conclusion.verdict === 'failed') {
    return browser === 'firefox' && world.mode === 'cors'
      ? firefoxFailureCode(conclusion.failure.error)
      : null;
  }
  if (conclusion.verdict === 'allowed' && browser === exchange.browser) return null;
  const { result } = fetch(observation.asked, observation.hops, PROFILES[browser]);
  if (result.kind !== 'network error') return null;
  return browser === 'chromium' ? chromiumCode(result.stop) : firefoxCode(result.stop);
}
