import { redactUrl } from '../../src/index.ts';
import type { Navigation } from './session.ts';

/** More would hide the exchanges between them. */
const MOST = 1_000;

/**
 * The page loads that a file tells of. DevTools writes the URL of each into its title; of a file without such pages
 * only the page it was recorded on is known, and that it was there from the first exchange on.
 */
export function pagesOfHar(
  pages: readonly unknown[],
  page: string | null,
  firstAt: number,
): readonly Navigation[] {
  const told = pages.slice(0, MOST).flatMap((each) => {
    const { title, startedDateTime } = Object(each) as { title?: unknown; startedDateTime?: unknown };
    const startedAt = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : Number.NaN;
    const isUrl = typeof title === 'string' && /^(https?|file):/i.test(title);
    return isUrl && !Number.isNaN(startedAt) ? [{ url: redactUrl(title), startedAt }] : [];
  });
  if (told.length === 0 && page !== null) told.push({ url: page, startedAt: firstAt });
  return told
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((navigation, index) => ({ id: index + 1, ...navigation }));
}
