import type { FailedCause } from '../causes/define-cause.ts';
import { chromiumCode } from '../codes/chromium.ts';
import { FIREFOX_NETWORK_FAILURE, firefoxCode } from '../codes/firefox.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Browser, PROFILES } from '../fetch/profiles.ts';
import { isSameOrigin, originOf } from '../platform/origin.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { Codes } from './types.ts';

/** Every code that each browser may have printed, one for each way in which the worlds end. */
export function codesOf(exchange: Exchange, hypotheses: readonly Hypothesis[]): Codes {
  const predict = (browser: Browser): readonly string[] | null => {
    const codes = hypotheses.map((hypothesis) => codeIn(hypothesis, browser, exchange));
    if (codes.includes(UNKNOWN)) return null;
    return [...new Set(codes.filter((code) => typeof code === 'string'))];
  };
  return { chromium: predict('chromium'), firefox: predict('firefox') };
}

/** The end of this world was not seen. */
const UNKNOWN = Symbol('unknown');

/** Null if the browser prints no code. */
function codeIn(
  hypothesis: Hypothesis,
  browser: Browser,
  exchange: Exchange,
): string | null | typeof UNKNOWN {
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
  if (conclusion.verdict === 'undecided') return UNKNOWN;
  const { result } = hypothesis.runBy(PROFILES[browser]);
  if (result.kind === 'unobserved') return UNKNOWN;
  if (result.kind === 'response') return null;
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
