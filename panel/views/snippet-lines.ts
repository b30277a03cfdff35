import type { Diagnosis, Place, PolicyChange } from '../../src/index.ts';
import { type AnswerChange, answerAt, changesAt, headersNamed, valueAfter } from './changes.ts';

export type SnippetLine = { readonly sign: 'add' | 'remove' | 'comment'; readonly text: string };

const PLACES = ['preflight', 'redirect', 'response'] as const satisfies readonly Place[];

/** The headers to change, as lines with signs: for each answer what was seen and goes, and what comes. */
export function snippetLines(diagnosis: Diagnosis, changes: readonly PolicyChange[]): readonly SnippetLine[] {
  const parts = PLACES.map((place) => ({
    place,
    lines: changesAt(changes, place).flatMap((change) => linesOf(diagnosis, place, change)),
  })).filter(({ lines }) => lines.length > 0);
  if (parts.length === 1) return parts.flatMap(({ lines }) => lines);
  return parts.flatMap(({ place, lines }) => [
    { sign: 'comment' as const, text: `# ${nameOf(diagnosis, place)}` },
    ...lines,
  ]);
}

/** What goes to the clipboard: what to add. Comments only where they tell two answers apart. */
export function snippetText(lines: readonly SnippetLine[]): string {
  return lines
    .filter(({ sign }) => sign !== 'remove')
    .map(({ text }) => text)
    .join('\n');
}

/** "the preflight’s answer", "the response to POST" */
function nameOf(diagnosis: Diagnosis, place: Place): string {
  const hop = diagnosis.exchange.hops[diagnosis.hop] ?? diagnosis.exchange.hops[0];
  if (place === 'preflight') return 'the preflight’s answer';
  return place === 'redirect' ? 'the redirect' : `the response to ${hop.method}`;
}

function linesOf(diagnosis: Diagnosis, place: Place, change: AnswerChange): readonly SnippetLine[] {
  const seen = answerAt(diagnosis, place);
  const remove = (text: string): SnippetLine => ({ sign: 'remove', text });
  const add = (text: string): SnippetLine => ({ sign: 'add', text });
  if ('status' in change) {
    const before = seen === null ? [] : [remove(`HTTP ${seen.status}`)];
    return [...before, add(`HTTP ${change.status}`)];
  }
  const list = seen?.headerList ?? [];
  const name = 'set' in change ? change.set : change.remove;
  const before = headersNamed(list, name).map((header) =>
    remove(header.secret ? header.name : `${header.name}: ${header.value}`),
  );
  if ('remove' in change) return before;
  const after = valueAfter(list, change);
  return after === null ? [] : [...before, add(`${change.set}: ${after}`)];
}
