import type { Entry } from '../entry/entry.ts';
import type { PanelState } from '../state/panel-state.ts';

/** The exchange that shows what these pages tell of: the selected one if it does, else the newest; null if none does. */
export function seenWith(
  pages: readonly string[],
  entries: readonly Entry[],
  selected: Entry | null,
): Entry | null {
  const shows = (entry: Entry): boolean => namesOf(entry).some((id) => pages.includes(`causes/${id}`));
  return selected !== null && shows(selected) ? selected : (entries.findLast(shows) ?? null);
}

/** Whether the page is about one of the causes that an undecided exchange may have. */
export function mayShow(page: string, { summary }: Entry): boolean {
  return summary.candidates.some(({ id }) => page === `causes/${id}`);
}

/** What is certain of an exchange: its cause and its warnings. */
function namesOf({ summary: { cause, isCauseCertain, candidates, warnings } }: Entry): readonly string[] {
  const certain = cause ?? (isCauseCertain ? candidates[0]?.id : undefined);
  return [...(certain === undefined ? [] : [certain]), ...warnings.map(({ id }) => id)];
}

/** Where what is listed was seen, however long ago that was. */
export const seenIn = ({ snapshot }: PanelState): string => (snapshot.value.file === null ? 'tab' : 'file');
