import type { Redactor } from '../../src/index.ts';
import type { Navigation } from './session.ts';

/** With more page lines, the exchanges between them would be hard to find. */
const MOST = 1_000;

/**
 * The page loads in a file. DevTools writes the URL of a page into its title. For other files, the page of the
 * recording is used, as if it was open from the first exchange on.
 */
export function pagesOfHar(
  pages: readonly unknown[],
  page: string | null,
  firstAt: number,
  redactor: Redactor,
): readonly Navigation[] {
  const found = pages.slice(0, MOST).flatMap((each) => {
    const { title, startedDateTime } = Object(each) as { title?: unknown; startedDateTime?: unknown };
    const startedAt = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : Number.NaN;
    const isUrl = typeof title === 'string' && /^(https?|file):/i.test(title);
    return isUrl && !Number.isNaN(startedAt) ? [{ url: redactor.url(title), startedAt }] : [];
  });
  if (found.length === 0 && page !== null) found.push({ url: redactor.url(page), startedAt: firstAt });
  return found
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((navigation, index) => ({ id: index + 1, ...navigation }));
}
