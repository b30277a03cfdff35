import type { Diagnosis } from '../diagnosis/types.ts';
import { excerpt } from '../text/excerpt.ts';
import { type HeaderLine, headerLines, NOT_RECORDED } from './header-table.ts';
import { type HeaderTab, headerTabs } from './header-tabs.ts';

/** One message of the hop where it was decided, as lines of HTTP. */
export type HeaderBlock = {
  readonly title: string;
  readonly lines: readonly string[];
  /** How many headers were left out. */
  readonly left: number;
};

const MOST_LINES = 40;
const LONGEST_VALUE = 400;

/** The header tables of the hop where it was decided, as text; what was not seen has no block. */
export function headerBlocks(diagnosis: Diagnosis): readonly HeaderBlock[] {
  return headerTabs(diagnosis).flatMap((tab) =>
    tab.hop === diagnosis.hop && tab.headerList !== null ? [blockOf(diagnosis, tab)] : [],
  );
}

function blockOf(diagnosis: Diagnosis, tab: HeaderTab): HeaderBlock {
  const { shown, folded } = headerLines(diagnosis, tab);
  const lines = shown.filter(({ isHeader }) => isHeader);
  const first = tab.status === null ? tab.requestLine : `HTTP ${tab.status}`;
  return {
    title: tab.label,
    lines: [first, ...lines.slice(0, MOST_LINES).map(lineOf)],
    left: folded.length + Math.max(0, lines.length - MOST_LINES),
  };
}

function lineOf({ name, value, secret }: HeaderLine): string {
  const kept = value === null ? '' : excerpt(value, LONGEST_VALUE);
  return `${name}: ${secret ? `(${NOT_RECORDED}) ` : ''}${kept}`.trimEnd();
}
