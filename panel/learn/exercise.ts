import type { Block, Inlines, Page } from '../../markdown/page.ts';
import {
  CAUSES,
  type CauseId,
  consequenceOf,
  plain,
  plainSupposition,
  type SupposedAnswer,
  type Supposition,
} from '../../src/index.ts';

/** A step of docs/learn/exercise.md: a heading, a task, the answer to begin with, and where to compare. */
export type ExerciseStep = {
  readonly id: string;
  readonly title: Inlines;
  readonly task: readonly Block[];
  readonly start: string;
  readonly compare: readonly Block[];
  readonly supposing: (answer: SupposedAnswer) => Supposition;
  /** The status that the story needs; null if the reader may choose it. */
  readonly status: number | null;
};

export type Judgement =
  | { readonly kind: 'unreadable'; readonly says: string }
  | { readonly kind: 'passes' }
  /** The cause that stops it, or what will break. */
  | { readonly kind: 'fails'; readonly found: readonly { readonly id: CauseId; readonly title: string }[] };

export const EXERCISE = 'learn/exercise';

/** What stands before the first step. */
export function introductionOf({ blocks }: Page): readonly Block[] {
  const first = blocks.findIndex(({ kind }) => kind === 'heading');
  return blocks.slice(0, first);
}

export function stepsOf({ id, blocks }: Page): readonly ExerciseStep[] {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' ? [index] : []));
  return starts.map((start, index) => {
    const [heading, ...rest] = blocks.slice(start, starts[index + 1]);
    const code = rest.findIndex(({ kind }) => kind === 'code');
    const answer = rest[code];
    const supposing = SUPPOSING[index];
    if (heading?.kind !== 'heading' || answer?.kind !== 'code' || supposing === undefined)
      throw new Error(`${id}: a step is a heading, a task and an answer to begin with`);
    return {
      id: heading.anchor,
      title: heading.text,
      task: rest.slice(0, code),
      start: answer.text,
      compare: rest.slice(code + 1),
      supposing,
      status: index === 0 ? null : statusOf(answer.text),
    };
  });
}

const SHOP = 'https://shop.example.com';

/** What a server answers that is set up well. */
const goodFor = (origin: string): SupposedAnswer => ({
  status: 204,
  headerList: [
    { name: 'Access-Control-Allow-Origin', value: origin },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
    { name: 'Access-Control-Allow-Headers', value: 'authorization, content-type' },
    { name: 'Vary', value: 'Origin' },
  ],
});

const orderFrom = (
  origin: string,
  { preflight = goodFor(origin), response = goodFor(origin) }: Partial<Answers>,
): Supposition => ({
  ...plainSupposition(origin, 'https://api.example.com/checkout', 'chromium'),
  method: 'POST',
  credentialsMode: ['include'],
  headerList: [
    { name: 'Content-Type', value: 'application/json' },
    { name: 'Authorization', value: 'Bearer token' },
  ],
  hops: [{ preflight, spared: null, response }],
});
type Answers = { preflight: SupposedAnswer; response: SupposedAnswer };

/** What each step's answer is an answer to. */
const SUPPOSING: readonly ExerciseStep['supposing'][] = [
  (preflight) => orderFrom(SHOP, { preflight }),
  (response) => orderFrom(SHOP, { response }),
  (response) => orderFrom(SHOP, { response }),
  (response) => orderFrom('https://www.example.com', { response }),
];

/** Judges an answer that the reader wrote. */
export function judge({ supposing, status }: ExerciseStep, text: string): Judgement {
  const answer = answerOf(text);
  if (typeof answer === 'string') return { kind: 'unreadable', says: answer };
  if (status !== null && answer.status !== status)
    return { kind: 'unreadable', says: `The server answers ${status} here. Change the headers only.` };
  const consequence = consequenceOf(supposing(answer));
  if (consequence.kind !== 'decided')
    return { kind: 'unreadable', says: consequence.faults.map(({ says }) => plain(says)).join(' ') };
  const { verdict, cause, warnings } = consequence.diagnosis;
  const ids = [...(cause === null ? [] : [cause]), ...warnings.map(({ id }) => id)];
  if (verdict === 'allowed' && ids.length === 0) return { kind: 'passes' };
  return { kind: 'fails', found: ids.map((id) => ({ id, title: CAUSES[id].title })) };
}

const statusOf = (text: string): number => Number(/^(?:HTTP\/[\d.]+ )?(\d{3})\b/.exec(text.trim())?.[1]);

/** Reads a written answer: the line of the status, then one line for each header. What is wrong with it, if it is none. */
function answerOf(text: string): SupposedAnswer | string {
  const [first = '', ...lines] = text.trim().split('\n');
  const status = statusOf(first);
  if (Number.isNaN(status)) return 'The first line is the status, such as HTTP/1.1 204 No Content.';
  const headers = lines.map((line) => line.trim()).filter(Boolean);
  const odd = headers.find((line) => !/^[\w!#$%&'*+.^`|~-]+:/.test(line));
  if (odd !== undefined) return `“${odd}” is no header. A header is a name, a colon and a value.`;
  const headerList = headers.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
  return { status, headerList };
}
