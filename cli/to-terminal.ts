import {
  type Answer,
  type Diagnosis,
  type Place,
  type PolicyChange,
  printableText,
  type Question,
  stationWords,
  type Text,
  type Verdict,
  type Warning,
} from '../src/index.ts';
import { areColoursWanted, colours as pc } from './colours.ts';

/** Longer values are shortened in the middle; the JSON has them whole. */
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

/** All diagnoses of one file for a reader: the ones that need attention in full, the rest as a line and a sum. */
export function toTerminal(file: string | null, diagnoses: readonly Diagnosis[]): string {
  const lines = file === null ? [] : [pc.bold(printableText(file)), ''];
  return `${[...lines, ...diagnoses.flatMap((diagnosis) => [...describe(diagnosis), '']), sumUp(diagnoses), ''].join('\n')}\n`;
}

function describe(diagnosis: Diagnosis): readonly string[] {
  const { exchange, verdict, warnings } = diagnosis;
  const [{ method, url }] = exchange.hops;
  const status = exchange.hops.at(-1)?.response?.status ?? 'no answer';
  const { isCauseCertain, candidates } = diagnosis;
  const isOpen = verdict === 'undecided' && isCauseCertain;
  const cause = diagnosis.cause ?? (isOpen ? (candidates[0]?.id ?? null) : null);
  const first = `${isOpen ? `${SIGNS.blocked}, one thing is open` : SIGNS[verdict]}${diagnosis.phase === null ? '' : ` at the ${diagnosis.phase}`}  ${value(method)} ${value(url)}  ${status}`;
  if (verdict === 'allowed' && warnings.length === 0) return [first];
  if (verdict === 'allowed') return [first, ...warnings.flatMap(warningLines)];
  return [
    first,
    `  ${pc.bold(printableText(diagnosis.headline))}${cause === null ? '' : ` ${pc.dim(`(${cause})`)}`}`,
    `  ${sentence(diagnosis.explanation)}`,
    ...(diagnosis.messageOmits === null ? [] : [`  ${pc.dim(sentence(diagnosis.messageOmits))}`]),
    ...changeLines('Change', diagnosis),
    ...diagnosis.alternatives.flatMap((alternative) =>
      changeLines(`Change if ${alternative.condition}`, { ...diagnosis, ...alternative }),
    ),
    ...(warnings.length === 0 ? [] : ['', ...warnings.flatMap(warningLines)]),
    '',
    `  ${pc.bold('Why')}`,
    ...diagnosis.walkthrough.flatMap(questionLines),
  ];
}

function changeLines(heading: string, diagnosis: Diagnosis): readonly string[] {
  if (diagnosis.change.length === 0) return [];
  const lines = diagnosis.change.flatMap((change) => [...replaced(change, diagnosis), changeLine(change)]);
  return ['', `  ${pc.bold(heading)}`, ...lines, ...proofLines(diagnosis)];
}

function warningLines({ id, headline, explanation, change }: Warning): readonly string[] {
  return [
    `  ${pc.yellow('▲')} ${pc.bold(printableText(headline))} ${pc.dim(`(${id})`)}`,
    `  ${sentence(explanation)}`,
    ...change.map(changeLine),
  ];
}

function proofLines({ proof, also, phase }: Diagnosis): readonly string[] {
  const next =
    also.length === 0
      ? []
      : [
          `    ${pc.dim(`Without the rest, it would stop next at: ${also.map(({ title }) => title).join('; ')}.`)}`,
        ];
  if (proof === 'proven')
    return [...next, `    ${pc.green('✓')} Checked: with this the standard allows the same answer.`];
  if (proof === 'not-observed')
    return [
      ...next,
      `    ? Not yet proven: ${phase === 'preflight' ? 'the request was never sent, so its own answer is unknown' : 'the answer that would follow is unknown'}.`,
    ];
  return next;
}

const PLACES = {
  preflight: 'the preflight’s answer',
  redirect: 'the redirect',
  response: 'the response',
} as const satisfies Record<Place, string>;

/** The lines that stand where a change sets its own: added to them, it would be one too many. */
function replaced(change: PolicyChange, { exchange, hop }: Diagnosis): readonly string[] {
  if (!('set' in change) || change.set === 'Vary') return [];
  const at = exchange.hops[hop];
  const list =
    (change.on.includes('preflight') ? at?.preflight?.response?.headerList : at?.response?.headerList) ?? [];
  return list
    .filter(({ name }) => name.toLowerCase() === change.set.toLowerCase())
    .map(({ name, value: old }) => `    ${pc.red('-')} ${value(name)}: ${value(old)}`);
}

function changeLine(change: PolicyChange): string {
  const on = (places: readonly Place[]): string =>
    pc.dim(`on ${places.map((place) => PLACES[place]).join(' and ')}`);
  if ('set' in change)
    return `    ${pc.green('+')} ${value(change.set)}: ${value(change.to)}  ${on(change.on)}`;
  if ('remove' in change) return `    ${pc.red('-')} ${value(change.remove)}  ${on(change.on)}`;
  if ('status' in change) return `    ${pc.green('+')} status ${change.status}  ${on(change.on)}`;
  if ('call' in change) return `    ${pc.green('+')} call ${value(change.call)}  ${pc.dim('in the page')}`;
  if ('drop' in change)
    return `    ${pc.red('-')} request header ${value(change.drop)}  ${pc.dim('in the page')}`;
  if ('method' in change)
    return `    ${pc.green('+')} method ${value(change.method)}  ${pc.dim('in the page')}`;
  return `    • ${change.advise === 'page' ? 'In the page: ' : ''}${sentence(change.text)}`;
}

function questionLines({
  number,
  question,
  answer,
  summary,
  steps,
  notes,
  misleads,
}: Question): readonly string[] {
  const line = `    ${misleads ? pc.yellow('▲') : ANSWERS[answer]} ${number} ${question}  ${pc.dim(sentence(summary))}`;
  if (answer !== 'fails') return [line];
  const hasSeveral = new Set(steps.map(stationWords)).size > 1;
  return [
    line,
    ...steps.map((taken) => {
      const { algorithm, step, holds, text } = taken;
      const where = hasSeveral ? `${stationWords(taken)}: ` : '';
      const sign = holds === null ? '–' : holds ? pc.green('✓') : pc.red('✖');
      return `        ${sign} ${pc.dim(`${where}${algorithm}, ${step}:`)} ${sentence(text)}`;
    }),
    ...notes.map((note) => `        ${sentence(note)}`),
  ];
}

function sumUp(diagnoses: readonly Diagnosis[]): string {
  if (diagnoses.length === 0) return 'No cross-origin requests in this file.';
  const count = (verdict: Verdict): number =>
    diagnoses.filter((diagnosis) => diagnosis.verdict === verdict).length;
  const verdicts: readonly Verdict[] = ['blocked', 'failed', 'undecided', 'allowed'];
  return verdicts.map((verdict) => `${count(verdict)} ${verdict}`).join(', ');
}

/** Values stand out in colour, and in backticks where there is none. */
function sentence(text: Text): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return printableText(part);
      const shown = value(part.value);
      if (!areColoursWanted) return `\`${shown}\``;
      return part.mark === 'wrong' ? pc.red(shown) : part.mark === 'right' ? pc.green(shown) : pc.cyan(shown);
    })
    .join('');
}

function value(text: string): string {
  const shown = printableText(text);
  return shown.length <= LIMIT ? shown : `${shown.slice(0, LIMIT / 2)}…${shown.slice(-LIMIT / 2)}`;
}
