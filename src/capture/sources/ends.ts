import { NOT_FOLLOWED, NOT_SENT, type Outcome } from '../../exchange/exchange.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import type { Browser } from '../../fetch/profiles.ts';

/** How a request ended according to one source. `error` is null if it completed. */
export type End = {
  readonly error: string | null;
  /** Whether the browser started to hand the response on: it passed every check that comes before the body. */
  readonly responseStarted: boolean;
};

/** The outcome that the end of a request in webRequest proves. The same end proves less in Firefox. */
export function outcomeOfEvents(end: End | null, browser: Browser | null): Outcome {
  if (end === null) return { kind: 'pending' };
  const { error, responseStarted } = end;
  if (browser === 'firefox') return firefoxOutcome(error, responseStarted);
  if (error === null) return { kind: browser === 'chromium' ? 'succeeded' : 'unknown' };
  // An error after the response started is not a refusal: the page cancelled the body or did not read it.
  if (responseStarted && (error === 'net::ERR_ABORTED' || error === 'net::ERR_FAILED'))
    return { kind: 'succeeded' };
  return { kind: error === 'net::ERR_FAILED' ? 'refused' : 'failed', error };
}

/** Firefox reports `onCompleted` even for responses that it withholds from the page, so only errors prove something. */
function firefoxOutcome(error: string | null, responseStarted: boolean): Outcome {
  if (error === null || error === 'NS_BASE_STREAM_CLOSED') return { kind: 'unknown' };
  const kind = FIREFOX_REFUSALS.has(error) ? 'refused' : 'failed';
  return { kind, error, ...(!responseStarted && { isUnstarted: true }) };
}

const FIREFOX_REFUSALS = new Set([
  'NS_ERROR_DOM_BAD_URI',
  'NS_ERROR_UNEXPECTED',
  'NS_ERROR_NET_ON_RECEIVING_FROM',
]);

/**
 * The outcome that a HAR entry proves. `error` is null for success, undefined if the file does not say. Browsers name
 * their errors; other tools write sentences, of which those of Safari tell that access control stopped the request.
 * `isAssumed`: success only follows from the silence of a tool that names failures.
 */
export function outcomeOfHar(
  error: string | null | undefined,
  status: number,
  browser: Browser | null,
  isAssumed = false,
): Outcome {
  if (error) {
    if (error === 'net::ERR_FAILED' || TELLS_OF_ACCESS_CONTROL.test(error)) return { kind: 'refused', error };
    return error === 'net::ERR_ABORTED' && status > 0 ? { kind: 'unknown' } : { kind: 'failed', error };
  }
  if (browser === 'chromium' && error === '' && isRedirectStatus(status))
    return { kind: 'failed', error: NOT_FOLLOWED };
  if (status === 0)
    return browser === 'chromium' && error !== undefined
      ? { kind: 'failed', error: NOT_SENT }
      : { kind: 'unknown' };
  if (error === undefined) return { kind: 'unknown' };
  return isAssumed ? { kind: 'succeeded', isAssumed } : { kind: 'succeeded' };
}

/**
 * What WebKit says where access control stops a request.
 * https://github.com/WebKit/WebKit/blob/main/Source/WebCore/loader/CrossOriginAccessControl.cpp
 */
const TELLS_OF_ACCESS_CONTROL =
  /Access-Control-Allow-|access control checks|^Preflight response is not successful|cross-origin CORS redirection|^redirection URL .* has credentials/;
