import { type Earlier, type Exchange, NOTHING_EARLIER, type ReaderAnswer } from '../exchange/exchange.ts';
import { observedHops } from '../exchange/observed-hop.ts';
import { unfollowedRedirect } from '../exchange/unfollowed-redirect.ts';
import type { Profile } from '../fetch/profiles.ts';
import type { ObservedHop, Run } from '../fetch/run.ts';
import { type RunsByProfile, runsByProfile } from '../fetch/runs-by-profile.ts';
import type { Stop } from '../fetch/stop.ts';
import { isSameOrigin, originOf, parseUrl } from '../platform/origin.ts';
import type { Observation } from '../policy/apply.ts';
import { isOfNetwork } from '../practice/network-errors.ts';
import { type Conclusion, conclude, fail } from './conclude.ts';
import { type World, worldsOf } from './worlds.ts';

/** One world, what the standard does in it, and what that means for the page. */
export type Hypothesis = {
  readonly world: World;
  readonly observation: Observation;
  /** By the rules of the browser that was watched. */
  readonly run: Run;
  /** The same observation by the rules of any browser, and by the standard to the letter. */
  readonly runBy: RunsByProfile;
  readonly conclusion: Conclusion;
};

/**
 * Runs the standard once for each world that the observation leaves open and keeps those that can have led
 * to the end that the browser reported. Never empty.
 */
export function hypothesesOf(
  observed: Exchange,
  profile: Profile,
  earlier: Earlier = NOTHING_EARLIER,
): readonly [Hypothesis, ...Hypothesis[]] {
  const exchange = isCallFalse(observed) ? { ...observed, call: null } : observed;
  const [first, ...rest] = agreeing(exchange, profile, earlier);
  if (first !== undefined) return [first, ...rest];
  // That a tool names no failure is no proof against the answer itself.
  if (exchange.outcome.kind === 'succeeded' && exchange.outcome.isAssumed)
    return hypothesesOf({ ...exchange, outcome: { kind: 'unknown' } }, profile, earlier);
  const [world = ANY_WORLD] = worldsOf(exchange).possible;
  const hops = observedHops(exchange, earlier, profile);
  const unexplained = againstTheAlgorithms(hypothesisIn(world, hops, exchange, profile), exchange);
  // A call is the page's own word. If it cannot have led to what the browser did, it may be false.
  const isClaim = exchange.call !== null;
  return [unexplained, ...(isClaim ? agreeing({ ...exchange, call: null }, profile, earlier) : [])];
}

/** Whether the page says of a call that nothing could be sent, and the browser that it was. */
function isCallFalse(exchange: Exchange): boolean {
  const { mode = null, redirectMode = null } = exchange.call ?? {};
  if (!wasSent(exchange) || isSameOrigin(exchange.origin, originOf(exchange.hops[0].url))) return false;
  return mode === 'same-origin' || (mode === 'no-cors' && redirectMode !== null && redirectMode !== 'follow');
}

const wasSent = ({ hops: [{ response }], outcome }: Exchange): boolean =>
  response !== null || ('error' in outcome && isOfNetwork(outcome.error));

/** The likely worlds that can have led to the end; if there are none, the possible ones. */
function agreeing(exchange: Exchange, profile: Profile, earlier: Earlier): readonly Hypothesis[] {
  const hops = observedHops(exchange, earlier, profile);
  const { likely, possible } = worldsOf(exchange, earlier);
  const among = (worlds: readonly World[]): readonly Hypothesis[] =>
    worlds
      .map((world) => hypothesisIn(world, hops, exchange, profile))
      .filter((hypothesis) => agrees(hypothesis, exchange));
  const told = (worlds: readonly World[]) => worlds.filter((world) => isAsSaid(world, exchange.answer));
  // What contradicts the evidence is not believed: neither that a missing header means something, nor the reader.
  for (const worlds of [told(likely), told(possible), likely]) {
    const found = among(worlds);
    if (found.length > 0) return found;
  }
  return among(possible);
}

/** Whether a world is one in which the reader's answer is true. */
const isAsSaid = (world: World, answer: ReaderAnswer | null): boolean =>
  answer === null ||
  (['mode', 'credentialsMode', 'redirectMode'] as const).every(
    (fact) => answer[fact] === null || answer[fact] === world[fact],
  );

const ANY_WORLD: World = { mode: 'cors', credentialsMode: 'same-origin', redirectMode: 'follow' };

function hypothesisIn(
  world: World,
  hops: readonly ObservedHop[],
  exchange: Exchange,
  profile: Profile,
): Hypothesis {
  const { origin, caller, page } = exchange;
  const observation = { asked: { origin, caller, page, ...world }, hops };
  const runBy = runsByProfile(observation.asked, observation.hops);
  const run = runBy(profile);
  return { world, observation, run, runBy, conclusion: conclude(run, world, exchange, profile) };
}

/** Whether a world can have led to what the browser did: how far it went, and how it ended. */
function agrees({ run: { result } }: Hypothesis, exchange: Exchange): boolean {
  const { outcome, hops } = exchange;
  if (result.kind === 'unobserved') {
    // A request that follows redirects would have been sent to the target.
    if (isRefusedRedirectOfHar(exchange, result.hop)) return false;
    // Had the preflight passed, the request would have been sent and would have ended in its own way.
    return !(
      outcome.kind === 'refused' &&
      result.phase === 'response' &&
      hops[result.hop]?.preflight?.response
    );
  }
  if (result.kind === 'response') return outcome.kind !== 'refused';
  if (outcome.kind === 'succeeded') return false;
  // The CORS check of a redirect comes before everything else that can stop it, and has its own error.
  const isPastCheck = outcome.kind === 'failed' && unfollowedRedirect(hops) !== null;
  if (isPastCheck && result.stop.at.algorithm === 'CORS check') return false;
  // A browser that stopped there would not have followed the redirect or sent the request.
  const { hop, phase } = result.stop;
  const wentOn = hops
    .slice(hop + 1)
    .some(({ url, requestHeaders, response }) => isHttp(url) && (requestHeaders ?? response));
  if (KEPT_FROM_SENDING.has(result.stop.at.reason) && wasSent(exchange)) return false;
  return !wentOn && !(phase === 'preflight' && hops[hop]?.response);
}

/** Nothing is sent of a request that is stopped for such a reason. */
const KEPT_FROM_SENDING = new Set<Stop['at']['reason']>(['same-origin mode', 'no-cors redirect mode']);

/** Browsers also list the target of a redirect to which no request can be sent. */
const isHttp = (url: string): boolean => /^https?:$/.test(parseUrl(url)?.protocol ?? '');

function isRefusedRedirectOfHar({ outcome, hops, seenBy }: Exchange, hop: number): boolean {
  return outcome.kind === 'refused' && !seenBy.webRequest && hop === hops.length;
}

/** No world explains the end. The browser is the judge: what it let pass is allowed, what it stopped failed for another reason. */
function againstTheAlgorithms(hypothesis: Hypothesis, exchange: Exchange): Hypothesis {
  const { outcome } = exchange;
  if ('error' in outcome) return { ...hypothesis, conclusion: fail(exchange, outcome.error) };
  if (outcome.kind === 'succeeded') return { ...hypothesis, conclusion: { verdict: 'allowed' } };
  return {
    ...hypothesis,
    conclusion: { verdict: 'undecided', needs: 'exchange-part', candidates: [] },
  };
}
