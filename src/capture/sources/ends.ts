import { NOT_FOLLOWED, NOT_SENT, type Outcome } from '../../exchange/exchange.ts';
import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import type { Browser } from '../../fetch/profiles.ts';

/** How a request ended, as one source tells it. `error` null: it completed. */
export type End = {
  readonly error: string | null;
  /** Whether the browser handed the response on: it passed every check that comes before the body. */
  readonly responseStarted: boolean;
};

/** What the end of a request in webRequest proves, by browser. */
export function outcomeOfEvents(end: End | null, browser: Browser | null): Outcome {
  if (end === null) return { kind: 'pending' };
  const { error, responseStarted } = end;
  if (browser === 'firefox') return firefoxOutcome(error, responseStarted);
  if (error === null) return { kind: browser === 'chromium' ? 'succeeded' : 'unknown' };
  // What comes after the response was handed on is no refusal: a body that was cancelled or that nobody read.
  if (responseStarted && (error === 'net::ERR_ABORTED' || error === 'net::ERR_FAILED'))
    return { kind: 'succeeded' };
  return { kind: error === 'net::ERR_FAILED' ? 'refused' : 'failed', error };
}

/** Firefox completes requests that it withheld, so only its errors prove something. */
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

/** What a HAR entry proves: only Chromium writes how the request ended. `error` undefined: the file does not say. */
export function outcomeOfHar(
  error: string | null | undefined,
  status: number,
  browser: Browser | null,
): Outcome {
  if (error) {
    if (error === 'net::ERR_FAILED') return { kind: 'refused', error };
    return error === 'net::ERR_ABORTED' && status > 0 ? { kind: 'unknown' } : { kind: 'failed', error };
  }
  if (browser === 'chromium' && error === '' && isRedirectStatus(status))
    return { kind: 'failed', error: NOT_FOLLOWED };
  if (status === 0) return browser === 'chromium' ? { kind: 'failed', error: NOT_SENT } : { kind: 'unknown' };
  return { kind: browser === 'chromium' && error === null ? 'succeeded' : 'unknown' };
}
