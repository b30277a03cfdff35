import {
  type Answer,
  alsoWords,
  answerWords,
  aroundLines,
  type Comparison,
  changeHeading,
  changeLines,
  changeSentence,
  comparisonRows,
  conditionHeading,
  consoleName,
  type Diagnosis,
  excerpt,
  IN_THE_PAGE,
  isPageChange,
  type Losses,
  lastHop,
  lossWords,
  type OtherChange,
  otherChanges,
  type PolicyChange,
  printableText,
  proofWords,
  type Question,
  stationWords,
  type Text,
  underCondition,
  type Verdict,
  type Warning,
  whereWords,
  writtenOut,
} from '../src/index.ts';
import { areColoursWanted, colours as pc } from './colours.ts';

/** Longer values are shortened in the middle. The JSON has them in full. */
const LIMIT = 300;

const SIGNS = {
  blocked: pc.red('✖ blocked'),
  failed: pc.magenta('◆ failed'),
  undecided: pc.cyan('? undecided'),
  allowed: pc.green('✓ allowed'),
} as const satisfies Record<Verdict, string>;

const ANSWERS = {
  holds: pc.green('✓'),
  fails: pc.red('✖'),
  'not-reached': '○',
  'does-not-apply': '–',
  'not-observable': '?',
} as const satisfies Record<Answer, string>;

/**
 * Prints the diagnoses of one file, a piece each: those that need attention in full, the others as one line each, and in
 * the end the totals.
 */
export function* toTerminal(
  file: string | null,
  diagnoses: Iterable<Diagnosis>,
  losses: Losses,
): Generator<string> {
  if (file !== null) yield `${pc.bold(printableText(file))}\n\n`;
  const counts: Record<Verdict, number> = { blocked: 0, failed: 0, undecided: 0, allowed: 0 };
  for (const diagnosis of diagnoses) {
    counts[diagnosis.verdict] += 1;
    yield `${describe(diagnosis).join('\n')}\n\n`;
  }
  for (const words of lossWords(losses)) yield `${pc.yellow('▲')} ${sentence(words)}\n\n`;
  yield `${sumUp(counts)}\n\n`;
}

function describe(diagnosis: Diagnosis): readonly string[] {
  const { exchange, verdict, warnings } = diagnosis;
  const [{ method, url }] = exchange.hops;
  const status = lastHop(exchange).response?.status ?? 'no answer';
  const { cause } = diagnosis;
  const said = answerWords(exchange, 'The reader');
  const first = `${SIGNS[verdict]}${diagnosis.phase === null ? '' : ` at the ${diagnosis.phase}`}  ${value(method)} ${value(url)}  ${status}`;
  if (verdict === 'allowed' && warnings.length === 0) return [first];
  if (verdict === 'allowed')
    return [first, ...warnings.flatMap((warning) => warningLines(diagnosis, warning))];
  return [
    first,
    `  ${pc.bold(sentence(diagnosis.headline))}${cause === null ? '' : ` ${pc.dim(`(${cause})`)}`}`,
    `  ${sentence(diagnosis.explanation)}`,
    ...(said === null ? [] : [`  ${said}`]),
    ...(diagnosis.messageOmits === null ? [] : [`  ${pc.dim(sentence(diagnosis.messageOmits))}`]),
    ...apart(changeParts(diagnosis)),
    ...diagnosis.conditional.flatMap((each) =>
      apart(changeParts(underCondition(diagnosis, each), `${conditionHeading(each)}: `)),
    ),
    ...diagnosis.alternatives.flatMap((alternative) =>
      apart(changeParts({ ...diagnosis, ...alternative }, `If ${alternative.condition}: `)),
    ),
    ...apart(warnings.flatMap((warning) => warningLines(diagnosis, warning))),
    '',
    `  ${pc.bold('Why')}`,
    ...diagnosis.walkthrough.flatMap((question) => questionLines(question, diagnosis.exchange)),
  ];
}

const apart = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines]);

/** The lines about the change: where it belongs, its header lines, what a person must do, and whether it is proven. */
function changeParts(diagnosis: Diagnosis, condition = ''): readonly string[] {
  const { change } = diagnosis;
  if (change.length === 0) return [];
  const proof = proofWords(diagnosis);
  const also = alsoWords(diagnosis);
  const { above, below } = aroundLines(change);
  return [
    `  ${pc.bold(sentence([condition, ...changeHeading(diagnosis, change)]))}`,
    ...above.map(otherLine),
    ...headerLines(diagnosis, change),
    ...below.map(otherLine),
    ...(proof === null
      ? []
      : [`    ${proof.isProven ? pc.green('✓') : '?'} ${proof.label}: ${sentence(proof.text)}`]),
    ...(also === null ? [] : [`    ${pc.dim(printableText(also))}`]),
  ];
}

function warningLines(diagnosis: Diagnosis, warning: Warning): readonly string[] {
  const { id, headline, explanation, change } = warning;
  return [
    `  ${pc.yellow('▲')} ${pc.bold(sentence(headline))} ${pc.dim(`(${id})`)}`,
    `  ${sentence(explanation)}`,
    ...headerLines(diagnosis, change),
    ...otherChanges(change).map(otherLine),
  ];
}

/** The header lines to add and remove, below the place where they belong. */
function headerLines(diagnosis: Diagnosis, changes: readonly PolicyChange[]): readonly string[] {
  const lines = changeLines(diagnosis, changes);
  if (lines.length === 0) return [];
  const { where, note } = whereWords(diagnosis, changes);
  return [
    ...(note === null ? [] : [`  ${note}`]),
    `  ${sentence(where)}:`,
    ...lines.map(({ sign, text }) =>
      sign === 'comment' ? `    ${pc.dim(value(text))}` : `    ${LINE_SIGNS[sign]} ${value(text)}`,
    ),
  ];
}

const LINE_SIGNS = { add: pc.green('+'), remove: pc.red('-'), keep: ' ' } as const;

function otherLine(change: OtherChange): string {
  return `    • ${isPageChange(change) ? IN_THE_PAGE : ''}${sentence(changeSentence(change))}`;
}

function questionLines(
  { id, number, question, answer, summary, steps, notes, choices, misleads, compares }: Question,
  { browser }: Diagnosis['exchange'],
): readonly string[] {
  const line = `    ${misleads ? pc.yellow('▲') : ANSWERS[answer]} ${number} ${question}  ${pc.dim(sentence(summary))}`;
  // What the console says, a reader compares with what stands there.
  if (answer !== 'fails' && id !== 'report') return [line];
  const hasSeveral = new Set(steps.map(stationWords)).size > 1;
  return [
    line,
    ...(compares === null ? [] : comparisonLines(compares)),
    ...steps.map((taken) => {
      const { algorithm, step, holds, text } = taken;
      const where = hasSeveral ? `${stationWords(taken)}: ` : '';
      const sign = holds === null ? '–' : holds ? pc.green('✓') : pc.red('✖');
      return `        ${sign} ${pc.dim(`${where}${algorithm}, ${step}:`)} ${sentence(text)}`;
    }),
    ...choices.map((each) => `        ${consoleName(each, browser)}: “${sentence(each.sentence)}”`),
    ...notes.map((note) => `        ${sentence(note)}`),
  ];
}

/** The two sides below each other, so that the eye finds where they differ. */
function comparisonLines(compares: Comparison): readonly string[] {
  const rows = comparisonRows(compares);
  const width = Math.max(...rows.map(({ label }) => label.length));
  return rows.map(({ label, text }) => `        ${label.padEnd(width)}  ${sentence(text)}`);
}

function sumUp(counts: Readonly<Record<Verdict, number>>): string {
  const verdicts = Object.entries(counts);
  if (verdicts.every(([, count]) => count === 0)) return 'No cross-origin requests in this file.';
  return verdicts.map(([verdict, count]) => `${count} ${verdict}`).join(', ');
}

/** Prints values in colour, or in backticks if there are no colours. */
function sentence(text: Text): string {
  return writtenOut(text)
    .map((part) => {
      if (typeof part === 'string') return printableText(part);
      const shown = value(part.value);
      if (!areColoursWanted) return `\`${shown}\``;
      return part.mark === 'wrong' ? pc.red(shown) : part.mark === 'right' ? pc.green(shown) : pc.cyan(shown);
    })
    .join('');
}

const value = (text: string): string => printableText(excerpt(text, LIMIT));
