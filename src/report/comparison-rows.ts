import type { Comparison, ListComparison } from '../causes/define-cause.ts';
import { listOf, right, say, series, type Text, wrong } from '../text/text.ts';

/** One side of a comparison. */
type Row = { readonly label: string; readonly text: Text };

/** What the request needs, what the answer says, and of a list what is missing. */
export type ComparisonRows = readonly [needs: Row, says: Row, ...missing: Row[]];

const LABELS = {
  origin: ['Request’s origin', 'Allowed origin'],
  value: ['Required value', 'Received value'],
  method: ['Requested method', 'Allowed methods'],
  header: ['Requested headers', 'Allowed headers'],
} as const;

/** What a cause compares, for every reader: what the request needs, then what the answer says. */
export function comparisonRows(compares: Comparison): ComparisonRows {
  if (compares.what === 'list') return listRows(compares);
  const { what, expected, received } = compares;
  const [needs, says] = LABELS[what];
  return [
    { label: needs, text: [right(expected)] },
    { label: says, text: received === '' ? ['empty'] : [wrong(received)] },
  ];
}

function listRows({ of, expected, received, missing }: ListComparison): ComparisonRows {
  const [needs, says] = LABELS[of];
  const isMissing = new Set(missing);
  const marked = expected.map((name) => (isMissing.has(name) ? [wrong(name)] : say`${name}`));
  return [
    { label: needs, text: series(marked) },
    { label: says, text: received.length === 0 ? ['none'] : listOf(received) },
    // A mark is a colour, which not everybody sees and not every reader has.
    ...(missing.length < expected.length
      ? [{ label: 'Not allowed', text: series(missing.map((name) => [wrong(name)])) }]
      : []),
  ];
}
