import { type Browser, plain } from '../../../src/index.ts';
import type { Answer } from '../cases/case.ts';
import { stepsOf } from '../stage/case-run.ts';
import type { Comparison } from './judge.ts';

/** Describes a disagreement in a few lines: the request, the answers, and the verdicts of both sides. */
export function describe({ run, truth, diagnosis }: Comparison): readonly string[] {
  const theCase = run.case;
  return [
    `from ${theCase.from}, scheme ${theCase.scheme}, cache ${theCase.cache}`,
    ...stepsOf(theCase).map((step) => `request: ${JSON.stringify(step)}`),
    ...theCase.hops.flatMap(({ at, preflight, response }) => [
      `${at}: preflight ${answerText(preflight)}`,
      `${at}: response ${answerText(response)}`,
    ]),
    `page: ${truth.said}`,
    ...run.requests.map(
      ({ isPreflight, method, url, failure, answered }) =>
        `browser: ${isPreflight ? 'preflight ' : ''}${method} ${url}: ${failure ? JSON.stringify(failure) : answered ? 'answered' : 'no news'}`,
    ),
    ...run.console.map(
      ({ category, message }) => `console: ${category}: ${message.replace(/^.*Reason: /s, '')}`,
    ),
    `engine: ${diagnosisText(diagnosis, run.browser)}`,
    ...(diagnosis?.console ?? []).map(({ sentence }) => `engine's console: ${plain(sentence)}`),
  ];
}

function answerText({ status, lines, location, end }: Answer): string {
  const head = end === 'hang-up' ? 'hangs up' : `${status}${end === 'cut-off' ? ' cut off' : ''}`;
  const to = location === null ? [] : [`Location: ${location}`];
  return [head, ...to, ...lines.map(([name, value]) => `${name}: ${value}|`)].join('  ');
}

function diagnosisText(diagnosis: Comparison['diagnosis'], browser: Browser): string {
  if (diagnosis === null) return 'no exchange';
  const { verdict, phase, cause, also, conditional, needs, codes, candidates, exchange } = diagnosis;
  return JSON.stringify({
    verdict,
    phase,
    cause,
    also: also.map(({ id }) => id),
    conditional: conditional.map(({ condition, causes }) => [condition, ...causes.map(({ id }) => id)]),
    needs,
    codes: codes[browser],
    candidates: candidates.map(({ id }) => id),
    outcome: exchange.outcome,
    type: exchange.type,
    hops: exchange.hops.map(({ method, preflight, response }) =>
      [method, preflight && `preflight ${preflight.response?.status}`, response?.status].join(' '),
    ),
  });
}

/** A file name for a class of disagreements. */
export const slugOf = (name: string): string =>
  name
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 120);
