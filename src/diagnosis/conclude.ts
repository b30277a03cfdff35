import type { BlockedCause, Evidence, FailedCause, FailedEvidence, Failure } from '../causes/define-cause.ts';
import { type CauseId, FAILED_CAUSES } from '../causes/index.ts';
import { networkName } from '../codes/network-name.ts';
import { type Exchange, NOT_EMBEDDED, NOT_SENT } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import type { MissingFact } from '../exchange/missing-fact.ts';
import { unfollowedRedirect } from '../exchange/unfollowed-redirect.ts';
import { isForbiddenByResourcePolicy } from '../fetch/cross-origin-resource-policy-check.ts';
import type { Profile } from '../fetch/profiles.ts';
import { isChecked, type Run } from '../fetch/run.ts';
import type { Stop } from '../fetch/stop.ts';
import type { Phase } from '../fetch/trace.ts';
import { isMixedContent, isUpgraded } from '../platform/mixed-content.ts';
import { directiveThatStopped } from '../practice/forbidden-by-policy.ts';
import { isUnexplained, networkErrorOf } from '../practice/network-errors.ts';
import { causeAt, named } from './cause-at.ts';
import type { NamedCause } from './types.ts';
import type { World } from './worlds.ts';

/** What a run of the standard in one world means for the page, given how the browser ended the request. */
export type Conclusion =
  | { readonly verdict: 'allowed' }
  | Blocked
  | {
      readonly verdict: 'failed';
      readonly cause: FailedCause<CauseId>;
      readonly evidence: FailedEvidence;
      readonly failure: Failure;
    }
  /** The run came to an answer that was not seen, so there is no verdict. */
  | {
      readonly verdict: 'undecided';
      readonly needs: MissingFact;
      readonly candidates: readonly NamedCause[];
    };

export type Blocked = {
  readonly verdict: 'blocked';
  readonly cause: BlockedCause<CauseId>;
  readonly evidence: Evidence;
  readonly stop: Stop;
};

/** Combines the result of the standard in one world with how the browser ended the request. */
export function conclude(run: Run, world: World, exchange: Exchange, profile: Profile): Conclusion {
  const { outcome } = exchange;
  const { result } = run;
  const directive = directiveThatStopped(exchange);
  if (directive !== null) return fail(exchange, `Content-Security-Policy: ${directive}`);
  const isStopped = result.kind === 'network error';
  if (outcome.kind === 'failed' && !exchange.seenBy.webRequest && isUnexplained(outcome.error)) {
    if (!isStopped) return { verdict: 'undecided', needs: 'failure-reason', candidates: [] };
  } else if (outcome.kind === 'failed') {
    if (isUnreadBody(run, exchange) || isOpaqueRedirect(run, world, exchange)) return { verdict: 'allowed' };
    // These rules keep the browser from connecting, and its error says so.
    const isRule = isStopped && ['Local Network Access', 'main fetch'].includes(result.stop.at.algorithm);
    const isWithheldBody =
      isStopped && BROKEN_OFF.test(outcome.error) && profile.has('withheld-response-ends-as-its-body-does');
    if (!isRule && !isWithheldBody) return fail(exchange, outcome.error, isStopped ? result.stop : null);
  }
  if (isStopped) return block(result.stop, exchange, profile);
  if (result.kind === 'response' && outcome.kind === 'unknown' && restsOnStored(run, exchange))
    return { verdict: 'undecided', needs: 'stored-response', candidates: [] };
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
  // A WebSocket that was not opened never shows its answer, and CORS does not apply to it.
  if (outcome.kind === 'refused' && exchange.type === 'websocket') return fail(exchange, outcome.error);
  return { verdict: 'undecided', needs: missingAnswer(result.phase, exchange), candidates: [] };
}

/** If a request got no answer, HAR alone does not say whether it was sent. */
function missingAnswer(phase: Phase, { seenBy, hops }: Exchange): MissingFact {
  if (phase === 'preflight') return 'preflight-answer';
  const mayBeUnsent = !seenBy.webRequest && lastHop({ hops }).response === null;
  return mayBeUnsent ? 'call-or-error' : 'response';
}

const BROKEN_OFF = /CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|PARTIAL_TRANSFER|NET_INTERRUPT/;

/** A script gets an opaque response before its body and cannot read the body, so it does not matter how the body ends. */
function isUnreadBody({ result }: Run, { type, outcome }: Exchange): boolean {
  const isOpaque = result.kind === 'response' && result.tainting === 'opaque';
  if (!isOpaque || type !== 'xmlhttprequest' || !('error' in outcome)) return false;
  return BROKEN_OFF.test(outcome.error) && outcome.isUnstarted !== true;
}

/** HAR alone does not say how a request without CORS ended, and the answer itself may forbid its use. */
function isKeptFromEmbedding({ result }: Run, exchange: Exchange): boolean {
  const { origin, outcome } = exchange;
  if (result.kind !== 'response' || result.tainting !== 'opaque' || outcome.kind !== 'unknown') return false;
  const { url, response } = lastHop(exchange);
  return response !== null && isForbiddenByResourcePolicy(origin, url, response);
}

/** After a 304 the CORS check sees the stored response, but HAR shows the 304, which need not say all that counts. */
function restsOnStored(run: Run, { hops, seenBy }: Exchange): boolean {
  const isCors = run.result.kind === 'response' && run.result.tainting === 'cors';
  const isRevalidated = lastHop({ hops }).response?.status === 304;
  return isCors && !seenBy.webRequest && isRevalidated && !isChecked(run, hops.length - 1);
}

/** With `redirect: 'manual'`, the network reports the same end as for an aborted request. */
function isOpaqueRedirect({ result }: Run, { redirectMode }: World, { hops }: Exchange): boolean {
  return result.kind === 'response' && redirectMode === 'manual' && unfollowedRedirect(hops) !== null;
}

/** Firefox lists a request that it did not send like one without an answer. It never sends this kind of a secure page. */
function isUnsentMixedContent({ origin, hops, outcome, seenBy, type }: Exchange): boolean {
  const [{ url, response }] = hops;
  const wasSent = seenBy.webRequest || response !== null;
  return !wasSent && !isUpgraded(type) && outcome.kind !== 'pending' && isMixedContent(origin, url);
}

function block(stop: Stop, exchange: Exchange, profile: Profile): Conclusion {
  const named = causeAt(stop);
  if (named !== null) return { verdict: 'blocked', ...named, stop };
  // The standard stops it, but not by the CORS protocol.
  const { outcome } = exchange;
  return fail(exchange, 'error' in outcome ? outcome.error : networkName(stop, profile), stop);
}

/** The cause of an end that is not the CORS protocol's. `error` is the browser's name for that end. */
export function fail(exchange: Exchange, error: string, stop: Stop | null = null): Conclusion {
  const hop = lastHop(exchange);
  const unanswered = hop.preflight !== null && hop.preflight.response === null;
  const preflightError = unanswered ? (hop.preflight?.error ?? error) : null;
  // Whether the request or its preflight carries the network's own error depends on the browser and on who stopped it.
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
    // `unknown-failure` takes everything, so it would rule out a suspect that is only not proven.
    if (cause.id !== 'unknown-failure' || suspect === undefined)
      return { verdict: 'failed', cause, evidence, failure };
    const candidates = [...suspects.map((each) => each.cause), cause].map(named);
    return { verdict: 'undecided', needs: suspect.needs, candidates };
  }
  return { verdict: 'undecided', needs: 'failure-reason', candidates: [] };
}

/** Two conclusions with the same key are the same answer. */
export function keyOf(conclusion: Conclusion): string {
  if (conclusion.verdict === 'blocked') {
    return ['blocked', conclusion.cause.id, conclusion.stop.hop, conclusion.stop.phase].join(' ');
  }
  if (conclusion.verdict === 'failed') return `failed ${conclusion.cause.id}`;
  return conclusion.verdict;
}
