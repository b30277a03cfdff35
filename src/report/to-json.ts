import type { Diagnosis } from '../diagnosis/types.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { isLossless, type Losses, NO_LOSSES } from '../exchange/losses.ts';
import type { MissingFact } from '../exchange/missing-fact.ts';
import type { Browser } from '../fetch/profiles.ts';
import { linkTo } from '../fetch/standard.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { plain } from '../text/text.ts';

/**
 * One diagnosis as `crosscheck diagnose --json` prints it: plain JSON, texts without marks.
 * The names of these fields are a promise to other programs.
 */
export function toJson(diagnosis: Diagnosis) {
  const { exchange } = diagnosis;
  const last = lastHop(exchange);
  const preflight = exchange.hops.findLast((hop) => hop.preflight !== null)?.preflight ?? null;
  return {
    url: exchange.hops[0].url,
    hops: exchange.hops.map(({ url }) => url),
    requestId: exchange.requestId,
    method: exchange.hops[0].method,
    type: exchange.type,
    api: exchange.caller,
    origin: diagnosis.origin,
    status: last.response?.status ?? null,
    preflight: preflight === null ? null : { status: preflight.response?.status ?? null },
    verdict: diagnosis.verdict,
    phase: diagnosis.phase,
    cause: diagnosis.cause,
    also: diagnosis.also.map(({ id }) => id),
    conditional: diagnosis.conditional.map(({ when, condition, causes, change }) => ({
      ...{ when, text: condition, causes: causes.map(({ id }) => id), change: change.map(changeToJson) },
    })),
    candidates: diagnosis.candidates.map(({ id }) => ({ id, change: changeOf(diagnosis, id) })),
    needs: diagnosis.needs === null ? null : NEEDS[diagnosis.needs],
    warnings: diagnosis.warnings.map(({ id }) => id),
    codes: diagnosis.codes,
    evidence: diagnosis.evidence,
    title: plain(diagnosis.headline),
    explanation: plain(diagnosis.explanation),
    change: diagnosis.change.map(changeToJson),
    walkthrough: diagnosis.walkthrough.map(({ question, answer, summary, steps }) => ({
      question,
      answer,
      summary: plain(summary),
      steps: steps.map(({ algorithm, step, holds, text }) => ({
        algorithm,
        step,
        holds,
        text: plain(text),
        link: linkTo(algorithm),
      })),
    })),
  };
}

/**
 * JSON in which every character that a terminal would obey, or that reorders text, is an escape: C1 controls and marks of
 * direction. `JSON.stringify` escapes only C0.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text of `documentOf` in pieces, a diagnosis each, so that no file is too large to be written. */
export function* documentInPieces(
  browser: Browser | null,
  diagnoses: Iterable<Diagnosis>,
  losses: Losses = NO_LOSSES,
  file?: string,
): Generator<string> {
  yield jsonText(documentOf(browser, [], losses, file)).slice(0, -']}'.length);
  let separator = '';
  for (const diagnosis of diagnoses) {
    yield `${separator}${jsonText(toJson(diagnosis))}`;
    separator = ',';
  }
  yield ']}\n';
}

/** What `--json` prints for one file, and what the panel copies for one exchange. */
export function documentOf(
  browser: Browser | null,
  diagnoses: readonly Diagnosis[],
  losses: Losses = NO_LOSSES,
  file?: string,
) {
  const named = file === undefined ? {} : { file };
  const lost = isLossless(losses) ? {} : { losses };
  return { version: 2, browser, ...named, ...lost, exchanges: diagnoses.map(toJson) };
}

/** What to change if this candidate is the cause. */
const changeOf = ({ alternatives }: Diagnosis, id: string) =>
  (alternatives.find((each) => each.id === id)?.change ?? []).map(changeToJson);

/** How the missing facts are named to other programs, which need to know less than a reader. */
const NEEDS = {
  mode: 'mode',
  'credentials-mode': 'credentials-mode',
  'redirect-mode': 'redirect-mode',
  'redirect-mode-of-call': 'redirect-mode',
  'call-or-error': 'call-or-error',
  'policy-report': 'call-or-error',
  'failure-reason': 'call-or-error',
  'preflight-answer': 'answer',
  response: 'answer',
  'exchange-part': 'answer',
  'stored-response': 'stored-response',
} as const satisfies Record<MissingFact, string>;

function changeToJson(change: PolicyChange) {
  return 'advise' in change ? { advise: change.advise, text: plain(change.text) } : change;
}
