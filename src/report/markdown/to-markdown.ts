import { consoleName } from '../../diagnosis/console-words.ts';
import { otherBrowserWords } from '../../diagnosis/other-browsers.ts';
import type { Answer, Conditional, Diagnosis, Question, Warning } from '../../diagnosis/types.ts';
import type { Losses } from '../../exchange/losses.ts';
import { MISSING_FACTS } from '../../exchange/missing-fact.ts';
import { linkTo, STANDARD } from '../../fetch/standard.ts';
import type { Step } from '../../fetch/trace.ts';
import type { PolicyChange } from '../../policy/policy-change.ts';
import { BROWSER_NAMES } from '../../text/browser-names.ts';
import { plain } from '../../text/text.ts';
import { answerWords } from '../answer-words.ts';
import { changeHeading } from '../change-heading.ts';
import { changeLines } from '../change-lines.ts';
import {
  aroundLines,
  changeSentence,
  IN_THE_PAGE,
  isPageChange,
  type OtherChange,
  otherChanges,
} from '../changes.ts';
import { comparisonRows } from '../comparison-rows.ts';
import { conditionHeading, underCondition } from '../conditional.ts';
import { headerBlocks } from '../header-blocks.ts';
import { journeyLines } from '../journey-lines.ts';
import { lossWords } from '../loss-words.ts';
import { alsoWords, proofWords } from '../proof-words.ts';
import { verdictWords } from '../verdict-words.ts';
import { whereWords } from '../where-words.ts';
import { code, fenced, link, prose, sentence } from './markdown.ts';

const SIGNS = { add: '+', remove: '-', keep: ' ', comment: ' ' } as const;

const ANSWERS = {
  holds: '✓',
  fails: '✖',
  'not-reached': 'not reached',
  'does-not-apply': 'does not apply',
  'not-observable': 'not observable',
} as const satisfies Record<Answer, string>;

/**
 * The diagnosis for a colleague who owns the server and has never heard of Crosscheck, to be pasted into an issue or a chat.
 * `browser`: the name and version of the browser that recorded, such as "Chromium 156".
 */
export function toMarkdown(diagnosis: Diagnosis, browser: string | null): string {
  const { warnings, headline, explanation, messageOmits } = diagnosis;
  const said = answerWords(diagnosis.exchange, 'The reader');
  const parts = [
    `## ${sentence(headline)}`,
    list(facts(diagnosis, browser)),
    plain(explanation) === plain(headline) ? '' : sentence(explanation),
    said === null ? '' : prose(said),
    ...consoleParts(diagnosis),
    messageOmits === null ? '' : sentence(messageOmits),
    ...section('What is not known', openParts(diagnosis)),
    ...section('What to change', changeParts(diagnosis)),
    ...diagnosis.conditional.flatMap((each) =>
      section(conditionHeading(each), conditionalParts(diagnosis, each)),
    ),
    ...section('What happened', [numbered(journeyLines(diagnosis).map(sentence))]),
    ...section('Why: seven questions', [numbered(diagnosis.walkthrough.map(questionLine))]),
    ...section('Headers', headerParts(diagnosis)),
    ...section(
      'Warnings',
      warnings.flatMap((warning) => warningParts(diagnosis, warning)),
    ),
    ...section('Elsewhere', [list(diagnosis.otherBrowsers.map((each) => sentence(otherBrowserWords(each))))]),
    '---',
    footer(),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** What limits left out of the recording, a line each, for the end of a report. */
export const lossNotes = (losses: Losses): readonly string[] =>
  lossWords(losses).map((words) => `> ${sentence(words)}`);

function section(title: string, parts: readonly string[]): readonly string[] {
  const filled = parts.filter((part) => part !== '');
  return filled.length === 0 ? [] : [`### ${prose(title)}`, ...filled];
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');
const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n');

function facts(diagnosis: Diagnosis, browser: string | null): readonly string[] {
  const { exchange, cause, codes } = diagnosis;
  const [{ method, url }] = exchange.hops;
  const step = decidingStep(diagnosis);
  const reports = (['chromium', 'firefox'] as const).flatMap((each) => {
    const reported = codes[each];
    return reported === null || reported.length === 0
      ? []
      : [`${BROWSER_NAMES[each]} ${reported.map(code).join(' or ')}`];
  });
  const { callSite } = exchange;
  return [
    `**Request:** ${code(`${method} ${url}`)}`,
    `**Outcome:** ${verdictWords(diagnosis)}${cause === null ? '' : `, cause ${code(cause)}`}`,
    ...(step === null ? [] : [`**Rule:** ${linkToStep(step)}`]),
    `**Page:** ${exchange.page === null ? '' : `${code(exchange.page)}, `}origin ${code(exchange.origin)}`,
    ...(callSite === null
      ? []
      : [
          `**Called in:** ${callSite.functionName === '' ? '' : `${code(callSite.functionName)}, `}${code(`${callSite.url}:${callSite.line}:${callSite.column}`)}`,
        ]),
    `**Time:** ${utc(exchange.startedAt)}`,
    ...(browser === null ? [] : [`**Browser:** ${prose(browser)}`]),
    ...(reports.length === 0 ? [] : [`**Console code:** ${reports.join(', ')}`]),
  ];
}

/** The sentences that the console may show, as the browser prints them. */
const consoleParts = ({ console, exchange }: Diagnosis): readonly string[] =>
  console.flatMap((line) => [
    `**${prose(consoleName(line, exchange.browser))}:**`,
    fenced('text', [plain(line.sentence)]),
  ]);

/** "2026-02-03 10:42:09.318 UTC" */
function utc(milliseconds: number): string {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? 'unknown' : time.toISOString().replace('T', ' ').replace('Z', ' UTC');
}

/** The step at which the standard stopped. */
function decidingStep({ walkthrough }: Diagnosis): Step | null {
  const failing = walkthrough.filter(({ answer }) => answer === 'fails').flatMap(({ steps }) => steps);
  return failing.find(({ holds }) => holds === false) ?? null;
}

function linkToStep({ algorithm, step }: Step): string {
  const address = linkTo(algorithm);
  const document = address.startsWith(STANDARD.url) ? `${STANDARD.name}, ` : '';
  return link(`${document}${algorithm}, step ${step}`, address);
}

/** For a diagnosis without a certain cause. */
function openParts(diagnosis: Diagnosis): readonly string[] {
  const { cause, verdict, candidates, needs, alternatives } = diagnosis;
  if (cause !== null || verdict === 'allowed') return [];
  const lines = candidates.map(({ id, title }) =>
    id === 'allowed' ? prose(title) : `${prose(title)} (${code(id)})`,
  );
  const repairs = alternatives
    .filter(({ change }) => change.length > 0)
    .flatMap((alternative) => [
      `### If ${prose(alternative.condition)}`,
      ...changeParts({ ...diagnosis, ...alternative }),
    ]);
  return [list(lines), needs === null ? '' : `**Not seen:** ${prose(MISSING_FACTS[needs])}.`, ...repairs];
}

function changeParts(diagnosis: Diagnosis): readonly string[] {
  const { change } = diagnosis;
  if (change.length === 0) return [];
  const proof = proofWords(diagnosis);
  const also = alsoWords(diagnosis);
  const diff = diffOf(diagnosis, change);
  const { above, below } = aroundLines(change);
  return [
    `**${sentence(changeHeading(diagnosis, change))}.**`,
    todoOf(above),
    ...diff,
    proof === null ? '' : `**${proof.label}:** ${sentence(proof.text)}`,
    also === null ? '' : prose(also),
    todoOf(below),
  ];
}

/** What comes on top under a condition that was not seen. */
function conditionalParts(diagnosis: Diagnosis, conditional: Conditional): readonly string[] {
  return [
    list(conditional.causes.map(({ id, title }) => `${prose(title)} (${code(id)})`)),
    ...changeParts(underCondition(diagnosis, conditional)),
  ];
}

/** The header lines that an answer must have. */
function diffOf(diagnosis: Diagnosis, changes: readonly PolicyChange[]): readonly string[] {
  const lines = changeLines(diagnosis, changes);
  if (lines.length === 0) return [];
  const signed = lines.map(({ sign, text }) => `${SIGNS[sign]} ${text}`);
  const { where, note } = whereWords(diagnosis, changes);
  return [...(note === null ? [] : [prose(note)]), `${sentence(where)}:`, fenced('diff', signed)];
}

/** What somebody must do. */
function todoOf(changes: readonly OtherChange[]): string {
  return list(
    changes.map((change) => `${isPageChange(change) ? IN_THE_PAGE : ''}${sentence(changeSentence(change))}`),
  );
}

function questionLine({ question, answer, summary, misleads, compares }: Question): string {
  const sign = misleads ? '⚠' : ANSWERS[answer];
  const rows = compares === null ? [] : comparisonRows(compares);
  const compared = rows.map(({ label, text }) => ` ${label}: ${sentence(text)}.`).join('');
  const answered = plain(summary) === sign ? sign : `${sign}: ${sentence(summary)}`;
  return `${prose(question)} ${answered}${compared === '' ? '' : `.${compared}`}`;
}

function headerParts(diagnosis: Diagnosis): readonly string[] {
  return headerBlocks(diagnosis).flatMap(({ title, lines, left }) => [
    `${title}${left === 0 ? '' : `, ${left} more ${left === 1 ? 'header' : 'headers'} left out`}:`,
    fenced('http', lines),
  ]);
}

function warningParts(diagnosis: Diagnosis, warning: Warning): readonly string[] {
  const { id, headline, explanation, change } = warning;
  return [
    `**${sentence(headline)}** (${code(id)})`,
    sentence(explanation),
    ...diffOf(diagnosis, change),
    todoOf(otherChanges(change)),
  ];
}

function footer(): string {
  const commit = link(
    `commit ${STANDARD.commit.slice(0, 7)}`,
    `${STANDARD.url}commit-snapshots/${STANDARD.commit}/`,
  );
  return `Diagnosed by Crosscheck, a DevTools extension that runs the algorithms of the ${STANDARD.name} (${commit}, ${STANDARD.date}) on what it saw. Secret values are left out. Everything in the code font is data, and most of it was written by the page and its servers.`;
}
