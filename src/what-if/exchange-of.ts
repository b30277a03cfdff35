import { networkName, refusalName } from '../codes/network-name.ts';
import { causeAt } from '../diagnosis/cause-at.ts';
import { hypothesesOf } from '../diagnosis/hypotheses.ts';
import { type Exchange, type Hop, NOT_FOLLOWED, NOT_SENT, type Outcome } from '../exchange/exchange.ts';
import { unfollowedRedirect } from '../exchange/unfollowed-redirect.ts';
import { normalizeMethod } from '../fetch/cors-safelisted.ts';
import { isForbiddenRequestHeader } from '../fetch/forbidden.ts';
import { byteLowercase, type Header, type HeaderList } from '../fetch/header-list.ts';
import { PROFILES, type Profile } from '../fetch/profiles.ts';
import { redirectedRequest } from '../fetch/redirected-request.ts';
import { type Asked, isChecked, type Run } from '../fetch/run.ts';
import { isMixedContent, isUpgraded } from '../platform/mixed-content.ts';
import { answered, supposedPreflight } from './supposed-preflight.ts';
import { NOTHING_SAID, type Supposition } from './supposition.ts';

/**
 * Builds the exchange that would be recorded if the supposition were true. Its call states every mode, so the diagnosis
 * has one hypothesis. The algorithms of the standard decide, step by step, how many hops it has and how it ends. If a
 * fact has several values, the first counts.
 */
export function exchangeOf(supposition: Supposition): Exchange {
  const profile = PROFILES[supposition.profile];
  const headerList = sentHeaders(supposition.headerList);
  const method = normalizeMethod(supposition.method);
  const unsent = hopOf({ url: supposition.url, method, requestHeaders: null });
  const nothingYet: Exchange = {
    id: 'supposed',
    requestId: null,
    browser: profile.name === 'standard' ? null : profile.name,
    page: null,
    origin: supposition.origin,
    type: supposition.type,
    caller: 'fetch',
    startedAt: 0,
    hops: [unsent],
    outcome: { kind: 'unknown' },
    callSite: null,
    call: {
      api: 'fetch',
      mode: supposition.mode[0],
      credentialsMode: supposition.credentialsMode[0],
      redirectMode: supposition.redirectMode[0],
      headerNames: headerList.map(({ name }) => byteLowercase(name)),
    },
    forbiddenBy: null,
    answer: null,
    serviceWorkerAnswer: null,
    fromStart: true,
    fromTab: true,
    seenBy: { webRequest: false, har: false, call: true },
  };
  return isUnsafe(nothingYet, unsent.url)
    ? { ...nothingYet, outcome: { kind: 'failed', error: NOT_SENT } }
    : send(nothingYet, headerList, supposition, profile);
}

/** Adds hop after hop, as long as the run of the standard over the responses so far waits for another one. */
function send(
  nothingYet: Exchange,
  setByScript: HeaderList,
  supposition: Supposition,
  profile: Profile,
): Exchange {
  const { useCorsPreflightFlag } = supposition;
  const asked: Asked = {
    origin: supposition.origin,
    caller: 'fetch',
    page: null,
    mode: supposition.mode[0],
    credentialsMode: supposition.credentialsMode[0],
    redirectMode: supposition.redirectMode[0],
  };
  const [{ url, method }] = nothingYet.hops;
  let request = { url, method, headerList: setByScript };
  let exchange = nothingYet;
  for (let index = 0; ; index += 1) {
    const answers = supposition.hops[index] ?? NOTHING_SAID;
    const before = exchange.hops.slice(0, index);
    const preflight = supposedPreflight(
      { asked, profile, before, request, setByScript, useCorsPreflightFlag },
      answers,
    );
    const hop: Hop = { ...hopOf({ ...request, requestHeaders: null }), preflight };
    exchange = { ...exchange, hops: extend(before, hop) };
    const permitted = runOf(exchange, profile);
    if (!isWaiting(permitted, index)) return { ...exchange, outcome: endOf(permitted, index, profile) };

    const sent = { ...hop, requestHeaders: request.headerList, response: answered(answers.response) };
    exchange = { ...exchange, hops: extend(before, sent) };
    const judged = runOf(exchange, profile);
    const target = unfollowedRedirect(exchange.hops);
    if (!isWaiting(judged, index + 1) || target === null || sent.response === null)
      return { ...exchange, outcome: endOf(judged, index, profile) };
    if (isUnsafe(exchange, target)) return { ...exchange, outcome: { kind: 'failed', error: NOT_FOLLOWED } };
    request = redirectedRequest(request, sent.response.status, target);
  }
}

const extend = (before: readonly Hop[], last: Hop): Exchange['hops'] => {
  const [first, ...rest] = [...before, last];
  return [first ?? last, ...rest];
};

const hopOf = (given: Pick<Hop, 'url' | 'method' | 'requestHeaders'>): Hop => ({
  url: given.url,
  method: given.method,
  requestHeaders: given.requestHeaders,
  startedAt: 0,
  duration: null,
  preflight: null,
  response: null,
});

/** Runs the standard exactly as the diagnosis will do, so that both give the same result. */
const runOf = (exchange: Exchange, profile: Profile): Run => hypothesesOf(exchange, profile)[0].run;

const isWaiting = ({ result }: Run, hop: number): boolean =>
  result.kind === 'unobserved' && result.phase === 'response' && result.hop === hop;

/** Whether the browser blocks the request as mixed content, which the algorithms of `src/fetch` do not cover. */
const isUnsafe = ({ origin, type }: Exchange, url: string): boolean =>
  isMixedContent(origin, url) && !isUpgraded(type);

function endOf(run: Run, hop: number, profile: Profile): Outcome {
  const { result } = run;
  // Without a CORS check the page gets another response, e.g. the stored one after a 304. That one is unknown.
  if (result.kind === 'response')
    return { kind: result.tainting !== 'cors' || isChecked(run, hop) ? 'succeeded' : 'unknown' };
  if (result.kind === 'unobserved') return { kind: 'unknown' };
  if (causeAt(result.stop) === null) return { kind: 'failed', error: networkName(result.stop, profile) };
  return { kind: 'refused', error: refusalName(profile) };
}

/** Stands for a value that was not recorded. No safelisted value contains this byte, so the header needs permission. */
const UNSAFE_BYTE = '"';

/** The headers of the script that a browser sends: those with a name that is not forbidden. */
function sentHeaders(list: HeaderList): HeaderList {
  return list
    .filter((header) => header.name !== '' && !isForbiddenRequestHeader(header))
    .map(({ name, value, secret }): Header => ({ name, value: secret ? UNSAFE_BYTE : value }));
}
