import type { FailedCause } from '../causes/define-cause.ts';
import { chromiumCode } from '../codes/chromium.ts';
import { FIREFOX_NETWORK_FAILURE, firefoxCode } from '../codes/firefox.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Browser, PROFILES } from '../fetch/profiles.ts';
import { isSameOrigin, originOf } from '../platform/origin.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { Codes } from './types.ts';

/**
 * What each browser reports; null if the worlds disagree. A network failure is reported under its own name. If the mode
 * is open, the request counts as one with CORS.
 */
export function codesOf(exchange: Exchange, hypotheses: readonly Hypothesis[]): Codes {
  const hasFailed = hypotheses.every(({ conclusion }) => conclusion.verdict === 'failed');
  const predict = (browser: Browser): string | null => {
    const codes = hypotheses.map((hypothesis) => codeIn(hypothesis, browser, exchange));
    return hasFailed || new Set(codes).size === 1 ? (codes[0] ?? null) : null;
  };
  return { chromium: predict('chromium'), firefox: predict('firefox') };
}

/**
 * Whether the browser that was watched would report the same in all worlds. If not, its report depends on a fact that
 * was not seen.
 */
export function knowsItsCode(exchange: Exchange, hypotheses: readonly Hypothesis[]): boolean {
  const { browser } = exchange;
  if (browser === null || hypotheses.length === 1) return true;
  return new Set(hypotheses.map((hypothesis) => codeIn(hypothesis, browser, exchange))).size === 1;
}

function codeIn(hypothesis: Hypothesis, browser: Browser, exchange: Exchange): string | null {
  const { conclusion, world } = hypothesis;
  if (conclusion.verdict === 'failed') {
    const isPrinted =
      browser === 'firefox' && world.mode === 'cors' && !isSilentInFirefox(conclusion.cause, exchange);
    if (!isPrinted) return null;
    // A network failure comes before the CORS check, and after the other rules.
    const { stop } = conclusion.failure;
    return stop === null || stop.at.algorithm === 'CORS check' ? FIREFOX_NETWORK_FAILURE : firefoxCode(stop);
  }
  if (conclusion.verdict === 'allowed' && browser === exchange.browser) return null;
  const { result } = hypothesis.runBy(PROFILES[browser]);
  if (result.kind !== 'network error') return null;
  if (browser === 'chromium') return chromiumCode(result.stop);
  // Without CORS, Firefox prints no CORS category.
  return world.mode === 'no-cors' ? null : firefoxCode(result.stop);
}

function isSilentInFirefox(
  { isSilentInFirefox: isSilent }: FailedCause,
  { origin, hops }: Exchange,
): boolean {
  if (isSilent !== 'unless it crossed') return isSilent === true;
  return hops.every(({ url, response }) => response === null || isSameOrigin(origin, originOf(url)));
}
