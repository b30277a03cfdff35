// The parts for words, lines and patches would ship too if this were imported by the package's name.
import { diffArrays } from 'diff/lib/diff/array.js';

/** A part of one line: equal on both lines, only on this one, or a gap as wide as what only the other line has. */
export type Stretch =
  | { readonly kind: 'same' | 'only'; readonly text: string }
  | { readonly kind: 'gap'; readonly width: number };

/** Two compared values; both lines have the same width. */
export type Difference = {
  readonly expected: readonly Stretch[];
  readonly received: readonly Stretch[];
  readonly differs: boolean;
};

/** A run of equal characters, and where it begins in each value. */
type Run = { readonly left: number; readonly right: number; readonly length: number };

/** Compares two values character by character. */
export function compare(expected: string, received: string): Difference {
  const [left, right] = [[...expected], [...received]];
  const sides: { expected: Stretch[]; received: Stretch[] } = { expected: [], received: [] };
  let [a, b] = [0, 0];
  for (const run of [...runsOf(left, right), { left: left.length, right: right.length, length: 0 }]) {
    const [onlyLeft, onlyRight] = [left.slice(a, run.left), right.slice(b, run.right)];
    const width = Math.max(onlyLeft.length, onlyRight.length);
    sides.expected.push(...filled(onlyLeft, width));
    sides.received.push(...filled(onlyRight, width));
    [a, b] = [run.left + run.length, run.right + run.length];
    if (run.length === 0) continue;
    const same: Stretch = { kind: 'same', text: left.slice(run.left, a).join('') };
    sides.expected.push(same);
    sides.received.push(same);
  }
  return { ...sides, differs: expected !== received };
}

function filled(characters: readonly string[], width: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  if (characters.length > 0) stretches.push({ kind: 'only', text: characters.join('') });
  if (characters.length < width) stretches.push({ kind: 'gap', width: width - characters.length });
  return stretches;
}

/**
 * The runs to align: both equal ends, and equal runs between them. If those are so short that they are chance, there
 * are none.
 */
function runsOf(left: readonly string[], right: readonly string[]): readonly Run[] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const middle = commonRuns(left.slice(start, left.length - end), right.slice(start, right.length - end));
  const runs: readonly Run[] = [
    { left: 0, right: 0, length: start },
    ...middle.map((run) => ({ ...run, left: run.left + start, right: run.right + start })),
    { left: left.length - end, right: right.length - end, length: end },
  ];
  const common = runs.reduce((sum, { length }) => sum + length, 0);
  return common * 2 < shorter ? [] : runs.filter(({ length }) => length > 0);
}

/** Enough for two values of 300 characters, half of them equal. More edits take long to find, and nobody would read them. */
const MOST_EDITS = 300;
/** A shorter run between two differences is chance. */
const SHORTEST_RUN = 3;

/** The runs that a shortest list of edits keeps; none if the list is longer than `MOST_EDITS`. */
function commonRuns(left: string[], right: string[]): readonly Run[] {
  const runs: Run[] = [];
  let [a, b] = [0, 0];
  for (const { added, removed, count } of diffArrays(left, right, { maxEditLength: MOST_EDITS }) ?? []) {
    if (!added && !removed) runs.push({ left: a, right: b, length: count });
    if (!added) a += count;
    if (!removed) b += count;
  }
  return runs.filter(({ length }) => length >= SHORTEST_RUN);
}
