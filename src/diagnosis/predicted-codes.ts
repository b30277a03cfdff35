import type { FailedCause } from '../causes/define-cause.ts';
import { chromiumCode } from '../codes/chromium.ts';
import { chromiumSentence } from '../codes/chromium-sentence.ts';
import { FIREFOX_NETWORK_FAILURE, firefoxCode } from '../codes/firefox.ts';
import { firefoxFailureSentence, firefoxSentence } from '../codes/firefox-sentence.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { type Browser, PROFILES } from '../fetch/profiles.ts';
import type { Stop } from '../fetch/stop.ts';
import { isSameOrigin, originOf } from '../platform/origin.ts';
import { plain, type Text } from '../text/text.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { Codes, ConsoleLine } from './types.ts';
import { differencesOf } from './when.ts';
import type { World } from './worlds.ts';

/** What a browser prints at one end: the code, and the sentence in its console. */
type Printed = { readonly code: string; readonly sentence: Text };

/** Every code that each browser may have printed, one for each way in which the worlds end. */
export function codesOf(exchange: Exchange, hypotheses: readonly Hypothesis[]): Codes {
  const predict = (browser: Browser): readonly string[] | null => {
    const found = hypotheses.map((hypothesis) => printedIn(hypothesis, browser, exchange));
    if (found.includes(UNKNOWN)) return null;
    return [...new Set(found.flatMap((each) => (isPrinted(each) ? [each.code] : [])))];
  };
  return { chromium: predict('chromium'), firefox: predict('firefox') };
}

/**
 * The sentences that the browser may have printed in its console, each once, with the facts that would make it this
 * one. Without a known browser they are Chromium's. Empty if it prints none, or if the end of a world was not seen.
 */
export function consoleOf(exchange: Exchange, hypotheses: readonly Hypothesis[]): readonly ConsoleLine[] {
  const browser = exchange.browser ?? 'chromium';
  const found = hypotheses.map((hypothesis): [World, ReturnType<typeof printedIn>] => [
    hypothesis.world,
    printedIn(hypothesis, browser, exchange),
  ]);
  if (found.some(([, printed]) => printed === UNKNOWN)) return [];
  const ends = found.flatMap(([world, printed]) => (isPrinted(printed) ? [{ world, printed }] : []));
  const said = new Map(ends.map(({ printed }) => [plain(printed.sentence), printed]));
  return [...said].map(([text, printed]) => {
    const own = ends.filter((each) => plain(each.printed.sentence) === text);
    const when = differencesOf(
      own.map(({ world }) => world),
      hypotheses.map(({ world }) => world),
    );
    return { ...printed, when };
  });
}

/** The end of this world was not seen. */
const UNKNOWN = Symbol('unknown');

const isPrinted = (found: Printed | null | typeof UNKNOWN): found is Printed =>
  found !== null && found !== UNKNOWN;

/** Null if the browser prints nothing about CORS. */
function printedIn(
  hypothesis: Hypothesis,
  browser: Browser,
  exchange: Exchange,
): Printed | null | typeof UNKNOWN {
  const { conclusion, world } = hypothesis;
  if (conclusion.verdict === 'failed') {
    const isSaid =
      browser === 'firefox' && world.mode === 'cors' && !isSilentInFirefox(conclusion.cause, exchange);
    if (!isSaid) return null;
    // A network failure comes before the CORS check, and after the other rules.
    const { stop } = conclusion.failure;
    if (stop !== null && stop.at.algorithm !== 'CORS check') return inFirefox(stop);
    return { code: FIREFOX_NETWORK_FAILURE, sentence: firefoxFailureSentence(lastHop(exchange).url) };
  }
  if (conclusion.verdict === 'allowed' && browser === exchange.browser) return null;
  if (conclusion.verdict === 'undecided') return UNKNOWN;
  const { result } = hypothesis.runBy(PROFILES[browser]);
  if (result.kind === 'unobserved') return UNKNOWN;
  if (result.kind === 'response') return null;
  if (browser === 'chromium') return inChromium(result.stop);
  // Without CORS, Firefox prints no CORS category.
  return world.mode === 'no-cors' ? null : inFirefox(result.stop);
}

function inChromium(stop: Stop): Printed | null {
  const code = chromiumCode(stop);
  return code === null ? null : { code, sentence: chromiumSentence(code, stop) };
}

function inFirefox(stop: Stop): Printed | null {
  const code = firefoxCode(stop);
  return code === null ? null : { code, sentence: firefoxSentence(code, stop) };
}

function isSilentInFirefox(
  { isSilentInFirefox: isSilent }: FailedCause,
  { origin, hops }: Exchange,
): boolean {
  if (isSilent !== 'unless it crossed') return isSilent === true;
  return hops.every(({ url, response }) => response === null || isSameOrigin(origin, originOf(url)));
}
