import type { Group } from '../state/groups.ts';
import type { GroupCheck, Repair } from './check-group.ts';

/** What remains to do. It claims nothing about exchanges that were not checked. */
export function conclusionOf({ entries, cause }: Group, check: GroupCheck): string | null {
  const { repairs, checked, toCheck, isDone } = check;
  const needed = repairs.filter(({ changes }) => changes.length > 0);
  const [only] = needed;
  if (!isDone) return `Looking for what to change: ${count(checked)} of ${count(toCheck)} checked.`;
  if (only === undefined) {
    return cause === null || cause.id === null
      ? 'Open one of them to see its possible causes and how to find the right one.'
      : 'Nothing needs to be changed.';
  }
  if (entries.length === 1) return null;
  if (needed.length > 1) return conclusionOfSeveral(needed);
  const isAll = checked === entries.length;
  const those = isAll ? `all ${count(entries.length)}` : `the ${count(checked)} that were checked`;
  if (only.members.length < checked) return `One change, for ${count(only.members.length)} of ${those}.`;
  if (only.proven < only.members.length) return `The same change is needed for ${those}.`;
  if (!areErrors(only)) return `One change repairs ${those}.`;
  const errors = isAll ? `${those} errors` : `the ${count(checked)} errors that were checked`;
  return `One change lets the page read ${errors}. ${ERRORS_REMAIN}`;
}

function conclusionOfSeveral(needed: readonly Repair[]): string {
  const causes = new Set(needed.map(({ cause }) => cause.id ?? cause.title));
  const although = causes.size === 1 ? 'Although the cause is the same, they' : 'They';
  const need = `${although} need ${count(needed.length)} different changes`;
  return needed.every(areErrors)
    ? `${need} before the page can read the errors. ${ERRORS_REMAIN}`
    : `${need}.`;
}

/** Header lines make an error readable; the server answers with it all the same. */
const areErrors = ({ cause }: Repair): boolean => cause.id === 'error-response-without-cors';
const ERRORS_REMAIN = 'What causes them is another question.';

const count = (number: number): string => number.toLocaleString('en');
