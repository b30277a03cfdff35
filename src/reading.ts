import type { BlockedCause, Evidence, FailedCause, FailedEvidence, Failure } from './causes/define-cause.ts';
import { BLOCKED_CAUSES, type CauseId, FAILED_CAUSES } from './causes/index.ts';
import type { Exchange } from './fetch/exchange.ts';
import { fetch, type Run } from './fetch/fetch.ts';
import type { Profile } from './fetch/profiles.ts';
import type { Stop } from './fetch/stop.ts';
import { observe } from './observe.ts';
import type { Observation } from './policy/apply.ts';
import { type World, worldsOf } from './worlds.ts';

/** One world, what the standard does in it, and what that means for the page. */
export type Reading = {
  readonly world: World;
  readonly observation: Observation;
  readonly run: Run;
  readonly conclusion: Conclusion;
};

export type Conclusion =
  | { readonly verdict: 'allowed' }
  | {
      readonly verdict: 'blocked';
      readonly cause: BlockedCause<CauseId>;
      readonly evidence: Evidence;
      readonly stop: Stop;
    }
  | {
      readonly verdict: 'failed';
      readonly cause: FailedCause<CauseId>;
      readonly evidence: FailedEvidence;
      readonly failure: Failure;
    }
  /** What the run came to was not seen, so nothing can be said of it. */
  | { readonly verdict: 'undecided'; readonly needs: string };

/**
 * Runs the standard once for each world that the observation leaves open and keeps those that can have led
 * to the end the browser reported. Never empty.
 */
export function readingsOf(exchange: Exchange, profile: Profile): readonly [Reading, ...Reading[]] {
  const { likely, possible } = worldsOf(exchange);
  for (const worlds of [likely, possible]) {
    const [first, ...rest] = worlds
      .map((world) => readWorld(world, exchange, profile))
      .filter((reading) => agrees(reading, exchange));
    if (first !== undefined) return [first, ...rest];
  }
  return [againstTheAlgorithms(readWorld(possible[0] ?? ANY_WORLD, exchange, profile), exchange)];
}

const ANY_WORLD: World = { mode: 'cors', credentialsMode: 'same-origin' };

function readWorld(world: World, exchange: Exchange, profile: Profile): Reading {
  const observation = { asked: { origin: exchange.origin, ...world }, hops: observe(exchange) };
  const run = fetch(observation.asked, observation.hops, profile);
  return { world, observation, run, conclusion: conclude(run, exchange) };
}

function conclude(run: Run, exchange: Exchange): Conclusion {
  const { outcome } = exchange;
  const { result } = run;
  if (outcome.kind === 'failed') return fail(exchange, outcome.error);
  if (result.kind === 'network error') return block(result.stop, exchange);
  if (result.kind === 'response' || outcome.kind === 'succeeded') return { verdict: 'allowed' };
  // The run came to an answer that never arrived.
  const preflight = exchange.hops[result.hop]?.preflight;
  if (result.phase === 'preflight' && preflight?.error) {
    return fail(exchange, outcome.kind === 'refused' ? outcome.error : preflight.error);
  }
  // A WebSocket that was not opened never shows its answer, and CORS has no part in it.
  if (outcome.kind === 'refused' && exchange.type === 'websocket') return fail(exchange, outcome.error);
  return {
    verdict: 'undecided',
    needs: result.phase === 'preflight' ? 'the answer to the preflight' : 'the response',
  };
}

/** The one cause whose predicate holds at this stop; null for stops that no cause names. */
export function causeAt(stop: Stop): { cause: BlockedCause<CauseId>; evidence: Evidence } | null {
  for (const cause of BLOCKED_CAUSES) {
    if (cause.at.algorithm !== stop.algorithm || cause.at.step !== stop.step) continue;
    const evidence = cause.when(stop);
    if (evidence !== null) return { cause, evidence };
  }
  return null;
}

function block(stop: Stop, exchange: Exchange): Conclusion {
  const named = causeAt(stop);
  if (named !== null) return { verdict: 'blocked', ...named, stop };
  // The standard says no for a reason that is no matter of the CORS protocol.
  return fail(exchange, `${stop.algorithm}, step ${stop.step}`);
}

function fail(exchange: Exchange, error: string): Conclusion {
  const hop = exchange.hops.at(-1) ?? exchange.hops[0];
  const unanswered = hop.preflight !== null && hop.preflight.response === null;
  const failure: Failure = {
    error,
    preflightError: unanswered ? (hop.preflight?.error ?? error) : null,
    method: hop.method,
    url: hop.url,
    status: hop.response?.status ?? null,
    exchange,
  };
  for (const cause of FAILED_CAUSES) {
    const evidence = cause.when(failure);
    if (evidence !== null) return { verdict: 'failed', cause, evidence, failure };
  }
  return { verdict: 'undecided', needs: 'the reason of the failure' };
}

/** Whether a world can have led to what the browser did: how far it went, and how it ended. */
function agrees({ run: { result } }: Reading, { outcome, hops }: Exchange): boolean {
  if (result.kind === 'unobserved') {
    // Had the preflight passed, the request would have been sent and got an end of its own.
    return !(
      outcome.kind === 'refused' &&
      result.phase === 'response' &&
      hops[result.hop]?.preflight?.response
    );
  }
  if (result.kind === 'response') return outcome.kind !== 'refused';
  if (outcome.kind === 'succeeded') return false;
  // A browser that stopped there would have followed no redirect and sent no request.
  const { hop, phase } = result.stop;
  const wentOn = hops.slice(hop + 1).some(({ requestHeaders, response }) => requestHeaders ?? response);
  return !wentOn && !(phase === 'preflight' && hops[hop]?.response);
}

/** No world explains the end. The browser is the judge: what it let pass is allowed, what it stopped failed otherwise. */
function againstTheAlgorithms(reading: Reading, exchange: Exchange): Reading {
  const { outcome } = exchange;
  if (outcome.kind === 'refused') return { ...reading, conclusion: fail(exchange, outcome.error) };
  if (outcome.kind === 'succeeded') return { ...reading, conclusion: { verdict: 'allowed' } };
  return { ...reading, conclusion: { verdict: 'undecided', needs: 'a part of the exchange' } };
}

/** Two conclusions with the same key are the same answer. */
export function keyOf(conclusion: Conclusion): string {
  if (conclusion.verdict === 'blocked') {
    return ['blocked', conclusion.cause.id, conclusion.stop.hop, conclusion.stop.phase].join(' ');
  }
  if (conclusion.verdict === 'failed') return `failed ${conclusion.cause.id}`;
  return conclusion.verdict;
}
