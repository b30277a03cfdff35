import type { Header, HeaderList } from '../fetch/header-list.ts';
import {
  type AnswerChange,
  allowsAnother,
  changesAt,
  headersNamed,
  valueAfter,
} from '../policy/answer-change.ts';
import { defineStack, type Site, type SnippetLine } from './define-stack.ts';

const PLACES = ['preflight', 'redirect', 'response'] as const;

/** Every server's language: for each answer, the header lines to remove and those to add. */
export default defineStack({
  id: 'headers',
  name: 'Headers',
  recognise: () => null,
  snippet(changes, site) {
    const parts = PLACES.map((place) => ({
      place,
      lines: changesAt(changes, place).flatMap((change) => linesOf(site, place, change)),
    })).filter(({ lines }) => lines.length > 0);
    if (parts.length === 1) return parts.flatMap(({ lines }) => lines);
    return parts.flatMap(({ place, lines }) => [
      { sign: 'comment' as const, text: `# ${nameOf(site, place)}` },
      ...lines,
    ]);
  },
});

type PlaceOfAnswer = (typeof PLACES)[number];

/** "the preflight’s answer", "the response to POST" */
function nameOf({ method, answers }: Site, place: PlaceOfAnswer): string {
  if (place === 'preflight') return 'the preflight’s answer';
  if (place === 'redirect') return 'the redirect';
  const name = method === null ? 'the response' : `the response to ${method}`;
  // It was not seen, and a second line would allow nobody.
  return answers.response === null ? `${name}, unless it has them already` : name;
}

const remove = (text: string): SnippetLine => ({ sign: 'remove', text });
const add = (text: string): SnippetLine => ({ sign: 'add', text });

function linesOf({ answers }: Site, place: PlaceOfAnswer, change: AnswerChange): readonly SnippetLine[] {
  const seen = answers[place];
  if ('status' in change) {
    const before = seen === null ? [] : [remove(`HTTP ${seen.status}`)];
    return [...before, add(`HTTP ${change.status}`)];
  }
  const list = seen?.headerList ?? [];
  const before = headersNamed(list, 'set' in change ? change.set : change.remove);
  if ('remove' in change) return someOf(before.map((header) => remove(lineOf(header))));
  const after = valueAfter(list, change);
  return after === null ? [] : linesAfter(before, { ...change, to: after });
}

const lineOf = ({ name, value, secret }: Header): string => (secret ? name : `${name}: ${value}`);

/** The lines of one header, of which a single one may be left. */
function linesAfter(
  before: HeaderList,
  { set, to }: { readonly set: string; readonly to: string },
): readonly SnippetLine[] {
  const added = add(`${set}: ${to}`);
  const [first, ...others] = before;
  // The answers to pages of another origin stay as they are.
  if (first !== undefined && others.length === 0 && allowsAnother(first, to)) {
    const kept = { sign: 'keep', text: lineOf(first) } as const;
    return [forPagesOf(first.value), kept, forPagesOf(to), added];
  }
  const right = others.length === 0 ? -1 : before.findIndex(({ value }) => value === to);
  const lines = before.map(
    (header, index): SnippetLine =>
      index === right ? { sign: 'keep', text: lineOf(header) } : remove(lineOf(header)),
  );
  return right < 0 ? [...someOf(lines), added] : someOf(lines);
}

/** A server may repeat a line thousands of times. */
const MOST_LINES = 20;

/** The first lines that go, the one that stays, and how many more go. */
function someOf(lines: readonly SnippetLine[]): readonly SnippetLine[] {
  const some = lines.filter(({ sign }, index) => index < MOST_LINES || sign === 'keep');
  const left = lines.length - some.length;
  return left === 0 ? lines : [...some, remove(`… and ${left.toLocaleString('en')} more`)];
}

const forPagesOf = (origin: string): SnippetLine => ({ sign: 'comment', text: `# to pages of ${origin}` });
