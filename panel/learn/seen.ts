import type { Entry } from '../entry/entry.ts';
import type { PanelState } from '../state/panel-state.ts';

/**
 * An exchange with a cause that one of these pages is about: the selected one if possible, else the newest; else null.
 */
export function seenWith(
  pages: readonly string[],
  entries: readonly Entry[],
  selected: Entry | null,
): Entry | null {
  const shows = (entry: Entry): boolean => namesOf(entry).some((id) => pages.includes(`causes/${id}`));
  return selected !== null && shows(selected) ? selected : (entries.findLast(shows) ?? null);
}

/** Whether the page is about a possible cause of an undecided exchange. */
export function mayShow(page: string, { summary }: Entry): boolean {
  return summary.candidates.some(({ id }) => page === `causes/${id}`);
}

/** The certain names of an exchange: its cause and its warnings. */
function namesOf({ summary: { cause, warnings } }: Entry): readonly string[] {
  return [...(cause === null ? [] : [cause]), ...warnings.map(({ id }) => id)];
}

/** Where the listed exchanges come from. */
export const seenIn = ({ snapshot }: PanelState): string => (snapshot.value.file === null ? 'tab' : 'file');
