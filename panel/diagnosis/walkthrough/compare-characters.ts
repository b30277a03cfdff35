/** A stretch of one side: the same on both, only here, or a gap as wide as what only the other side has. */
export type Stretch =
  | { readonly kind: 'same' | 'only'; readonly text: string }
  | { readonly kind: 'gap'; readonly width: number };

/** Two values side by side; both sides come out equally wide. */
export type Difference = {
  readonly expected: readonly Stretch[];
  readonly received: readonly Stretch[];
  readonly differs: boolean;
};

/** Equal characters in a row, and where they begin on each side. */
type Run = { readonly left: number; readonly right: number; readonly length: number };

/** Character by character. */
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

/** Both ends, and what is common between them; nothing where that is so little that it is chance. */
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

/** Longer values are compared at their ends only: the table grows with the square. */
const LONGEST = 512;
/** Fewer equal characters between two differences are chance. */
const SHORTEST_RUN = 3;

/** The runs of a longest common subsequence. */
function commonRuns(left: readonly string[], right: readonly string[]): readonly Run[] {
  if (left.length > LONGEST || right.length > LONGEST) return [];
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const longer = Math.max(at(i + 1, j), at(i, j + 1));
      lengths[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : longer;
    }
  }
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (left[i] !== right[j]) {
      if (at(i + 1, j) >= at(i, j + 1)) i += 1;
      else j += 1;
      continue;
    }
    const start = { left: i, right: j };
    while (i < left.length && j < right.length && left[i] === right[j]) {
      i += 1;
      j += 1;
    }
    runs.push({ ...start, length: i - start.left });
  }
  return runs.filter(({ length }) => length >= SHORTEST_RUN);
}
