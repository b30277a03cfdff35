import type { BlockedCause, Evidence, FailedCause, FailedEvidence, Failure } from '../causes/define-cause.ts';
import { BLOCKED_CAUSES, type CauseId, FAILED_CAUSES } from '../causes/index.ts';
import { networkName } from '../codes/network-name.ts';
import {
  type Earlier,
  type Exchange,
  NOT_EMBEDDED,
  NOT_SENT,
  NOTHING_EARLIER,
} from '../exchange/exchange.ts';
import { observe } from '../exchange/observed-hop.ts';
import { unfollowedRedirect } from '../exchange/unfollowed-redirect.ts';
import { isForbiddenByResourcePolicy } from '../fetch/cross-origin-resource-policy-check.ts';
import type { Profile } from '../fetch/profiles.ts';
import { fetch, type ObservedHop, type Run } from '../fetch/run.ts';
import type { Stop } from '../fetch/stop.ts';
import type { Phase } from '../fetch/trace.ts';
import { isMixedContent, isUpgraded } from '../platform/mixed-content.ts';
import { parseUrl } from '../platform/origin.ts';
import type { Observation } from '../policy/apply.ts';
import { networkErrorOf } from '../policy/network-errors.ts';
import type { NamedCause } from './types.ts';
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
  | { readonly verdict: 'undecided'; readonly needs: string; readonly candidates: readonly NamedCause[] };

/**
 * Runs the standard once for each world that the observation leaves open and keeps those that can have led
 * to the end the browser reported. Never empty.
 */
export function readingsOf(
  exchange: Exchange,
  profile: Profile,
  earlier: Earlier = NOTHING_EARLIER,
): readonly [Reading, ...Reading[]] {
  const hops = observe(exchange, earlier, profile);
  const { likely, possible } = worldsOf(exchange);
  for (const worlds of [likely, possible]) {
    const [first, ...rest] = worlds
      .map((world) => readWorld(world, hops, exchange, profile))
      .filter((reading) => agrees(reading, exchange));
    if (first !== undefined) return [first, ...rest];
  }
  return [againstTheAlgorithms(readWorld(possible[0] ?? ANY_WORLD, hops, exchange, profile), exchange)];
}

const ANY_WORLD: World = { mode: 'cors', credentialsMode: 'same-origin', redirectMode: 'follow' };

function readWorld(
  world: World,
  hops: readonly ObservedHop[],
  exchange: Exchange,
  profile: Profile,
): Reading {
  const observation = { asked: { origin: exchange.origin, ...world }, hops };
  const run = fetch(observation.asked, observation.hops, profile);
  return { world, observation, run, conclusion: conclude(run, world, exchange, profile) };
}

function conclude(run: Run, world: World, exchange: Exchange, profile: Profile): Conclusion {
  const { outcome, forbiddenBy } = exchange;
  const { result } = run;
  if (forbiddenBy !== null && outcome.kind !== 'succeeded')
    return fail(exchange, `Content-Security-Policy: ${forbiddenBy}`);
  const isStopped = result.kind === 'network error';
  if (outcome.kind === 'failed') {
    if (isUnreadBody(run, exchange) || isOpaqueRedirect(run, world, exchange)) return { verdict: 'allowed' };
    // These rules keep the browser from connecting, and its error says so.
    const isRule = isStopped && ['Local Network Access', 'main fetch'].includes(result.stop.algorithm);
    const isWithheldBody =
      isStopped && BROKEN_OFF.test(outcome.error) && profile.has('withheld-response-ends-as-its-body-does');
    if (!isRule && !isWithheldBody) return fail(exchange, outcome.error, isStopped ? result.stop : null);
  }
  if (isStopped) return block(result.stop, exchange, profile);
  if (result.kind === 'response' && outcome.kind === 'unknown' && restsOnStored(run, exchange))
    return { verdict: 'undecided', needs: 'the stored response', candidates: [] };
  if (isKeptFromEmbedding(run, exchange)) return fail(exchange, NOT_EMBEDDED);
  if (result.kind === 'response' || outcome.kind === 'succeeded') return { verdict: 'allowed' };
  // The run came to an answer that never arrived.
  const isRedirectTarget = result.hop === exchange.hops.length;
  if (isRedirectTarget && outcome.kind === 'refused') return fail(exchange, outcome.error);
  if (isUnsentMixedContent(exchange)) return fail(exchange, NOT_SENT);
  const preflight = exchange.hops[result.hop]?.preflight;
  if (result.phase === 'preflight' && preflight?.error) {
    return fail(exchange, outcome.kind === 'refused' ? outcome.error : preflight.error);
  }
  // A WebSocket that was not opened never shows its answer, and CORS has no part in it.
  if (outcome.kind === 'refused' && exchange.type === 'websocket') return fail(exchange, outcome.error);
  return { verdict: 'undecided', needs: missingAnswer(result.phase, exchange), candidates: [] };
}

/** HAR alone does not say of what got no answer whether it was sent at all. */
function missingAnswer(phase: Phase, { seenBy, hops }: Exchange): string {
  if (phase === 'preflight') return 'the answer to the preflight';
  const mayBeUnsent = !seenBy.webRequest && hops.at(-1)?.response === null;
  return mayBeUnsent ? 'the page’s call or the network’s error' : 'the response';
}

/** Whether a stop is at a place where this cause is asked. */
export const isAt = ({ at, alsoAt }: BlockedCause, stop: Stop): boolean =>
  [at, alsoAt].some((place) => place?.algorithm === stop.algorithm && place.step === stop.step);

/** The one cause whose predicate holds at this stop; null for stops that no cause names. */
export function causeAt(stop: Stop): { cause: BlockedCause<CauseId>; evidence: Evidence } | null {
  for (const cause of BLOCKED_CAUSES) {
    if (!isAt(cause, stop)) continue;
    const evidence = cause.when(stop);
    if (evidence !== null) return { cause, evidence };
  }
  return null;
}

const BROKEN_OFF = /CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|PARTIAL_TRANSFER|NET_INTERRUPT/;

/** An opaque response is given to the script before its body, which no script can read: how that ends is nobody's loss. */
function isUnreadBody({ result }: Run, { type, outcome }: Exchange): boolean {
  const isOpaque = result.kind === 'response' && result.tainting === 'opaque';
  if (!isOpaque || type !== 'xmlhttprequest' || !('error' in outcome)) return false;
  return BROKEN_OFF.test(outcome.error) && outcome.isUnstarted !== true;
}

/** HAR alone does not say how a request without CORS ended, and the answer itself may forbid its use. */
function isKeptFromEmbedding({ result }: Run, { origin, hops, outcome }: Exchange): boolean {
  if (result.kind !== 'response' || result.tainting !== 'opaque' || outcome.kind !== 'unknown') return false;
  const { url, response = null } = hops.at(-1) ?? hops[0];
  return response !== null && isForbiddenByResourcePolicy(origin, url, response);
}

/** After a 304 the stored response is what the CORS check sees, and HAR shows the 304. */
function restsOnStored({ result }: Run, { hops, seenBy }: Exchange): boolean {
  const isCors = result.kind === 'response' && result.tainting === 'cors';
  return isCors && !seenBy.webRequest && hops.at(-1)?.response?.status === 304;
}

/** `redirect: 'manual'` ends for the network like a request that was aborted. */
function isOpaqueRedirect({ result }: Run, { redirectMode }: World, { hops }: Exchange): boolean {
  return result.kind === 'response' && redirectMode === 'manual' && unfollowedRedirect(hops) !== null;
}

/** Firefox lists what it did not send like any request without an answer. A secure page's request of this kind never is. */
function isUnsentMixedContent({ origin, hops, outcome, seenBy, type }: Exchange): boolean {
  const [{ url, response }] = hops;
  const wasSent = seenBy.webRequest || response !== null;
  return !wasSent && !isUpgraded(type) && outcome.kind !== 'pending' && isMixedContent(origin, url);
}

function block(stop: Stop, exchange: Exchange, profile: Profile): Conclusion {
  const named = causeAt(stop);
  if (named !== null) return { verdict: 'blocked', ...named, stop };
  // The standard says no for a reason that is no matter of the CORS protocol.
  const { outcome } = exchange;
  return fail(exchange, 'error' in outcome ? outcome.error : networkName(stop, profile), stop);
}

function fail(exchange: Exchange, error: string, stop: Stop | null = null): Conclusion {
  const hop = exchange.hops.at(-1) ?? exchange.hops[0];
  const unanswered = hop.preflight !== null && hop.preflight.response === null;
  const preflightError = unanswered ? (hop.preflight?.error ?? error) : null;
  // Which of the two bears the network's own error depends on the browser and on who stopped it.
  const errors = [error, ...(preflightError === null ? [] : [preflightError])];
  const failure: Failure = {
    error: errors.find((each) => networkErrorOf(each) !== null) ?? error,
    preflightError,
    method: hop.method,
    url: hop.url,
    status: hop.response?.status ?? null,
    redirectsTo: unfollowedRedirect(exchange.hops),
    stop,
    exchange,
  };
  const suspects = FAILED_CAUSES.flatMap((cause) => {
    const needs = cause.suspect?.(failure) ?? null;
    return needs === null ? [] : [{ cause, needs }];
  });
  const [suspect] = suspects;
  for (const cause of FAILED_CAUSES) {
    const evidence = cause.when(failure);
    if (evidence === null) continue;
    // The last resort would rule out what is only not proven.
    if (cause.id !== 'unknown-failure' || suspect === undefined)
      return { verdict: 'failed', cause, evidence, failure };
    const candidates = [...suspects.map((each) => each.cause), cause].map(({ id, title }) => ({ id, title }));
    return { verdict: 'undecided', needs: suspect.needs, candidates };
  }
  return { verdict: 'undecided', needs: 'the reason of the failure', candidates: [] };
}

/** Whether a world can have led to what the browser did: how far it went, and how it ended. */
function agrees({ run: { result } }: Reading, exchange: Exchange): boolean {
  const { outcome, hops } = exchange;
  if (result.kind === 'unobserved') {
    // What follows redirects would have asked the target.
    if (isRefusedRedirectOfHar(exchange, result.hop)) return false;
    // Had the preflight passed, the request would have been sent and got an end of its own.
    return !(
      outcome.kind === 'refused' &&
      result.phase === 'response' &&
      hops[result.hop]?.preflight?.response
    );
  }
  if (result.kind === 'response') return outcome.kind !== 'refused';
  if (outcome.kind === 'succeeded') return false;
  // The CORS check of a redirect comes before everything else that may become of it, and refuses under its own name.
  const isPastCheck = outcome.kind === 'failed' && unfollowedRedirect(hops) !== null;
  if (isPastCheck && result.stop.algorithm === 'CORS check') return false;
  // A browser that stopped there would have followed no redirect and sent no request.
  const { hop, phase } = result.stop;
  const wentOn = hops
    .slice(hop + 1)
    .some(({ url, requestHeaders, response }) => isHttp(url) && (requestHeaders ?? response));
  return !wentOn && !(phase === 'preflight' && hops[hop]?.response);
}

/** Browsers also list where a redirect leads that no request can go to. */
const isHttp = (url: string): boolean => /^https?:$/.test(parseUrl(url)?.protocol ?? '');

function isRefusedRedirectOfHar({ outcome, hops, seenBy }: Exchange, hop: number): boolean {
  return outcome.kind === 'refused' && !seenBy.webRequest && hop === hops.length;
}

/** No world explains the end. The browser is the judge: what it let pass is allowed, what it stopped failed otherwise. */
function againstTheAlgorithms(reading: Reading, exchange: Exchange): Reading {
  const { outcome } = exchange;
  if ('error' in outcome) return { ...reading, conclusion: fail(exchange, outcome.error) };
  if (outcome.kind === 'succeeded') return { ...reading, conclusion: { verdict: 'allowed' } };
  return {
    ...reading,
    conclusion: { verdict: 'undecided', needs: 'a part of the exchange', candidates: [] },
  };
}

/** Two conclusions with the same key are the same answer. */
export function keyOf(conclusion: Conclusion): string {
  if (conclusion.verdict === 'blocked') {
    return ['blocked', conclusion.cause.id, conclusion.stop.hop, conclusion.stop.phase].join(' ');
  }
  if (conclusion.verdict === 'failed') return `failed ${conclusion.cause.id}`;
  return conclusion.verdict;
}
