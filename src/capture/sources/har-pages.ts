import type { Redactor } from '../redact/redactor.ts';
import type { HarRecord } from './har-entry.ts';
import { isObject, textAt } from './json.ts';

/** A title that is a whole URL and nothing less. Other tools write the title of the document, or `Run 1, First View`. */
const WHOLE_URL = /^https?:\/\/\S+$/i;

/**
 * The pages of a HAR by their id: the URL of the first document that was loaded for a page, else its title where that is
 * a URL. Chromium's title is the URL before a redirect.
 */
export class HarPages {
  private readonly titles = new Map<string, string>();
  private readonly documents = new Map<string, HarRecord>();

  /** Adds an element of HAR's `pages`. */
  add(page: unknown, redactor: Redactor): void {
    if (!isObject(page)) return;
    const [id, title] = [textAt(page, 'id'), textAt(page, 'title')];
    if (id !== null && title !== null && WHOLE_URL.test(title)) this.titles.set(id, redactor.url(title));
  }

  /** Looks at an entry: it may be the document of its page, or where that was redirected to. */
  look(record: HarRecord): void {
    if (record.pageref === null || !record.isDocument) return;
    const before = this.documents.get(record.pageref);
    if (before === undefined || before.redirectsTo === record.url) this.documents.set(record.pageref, record);
  }

  /** The URL of the page that an entry belongs to; null if the file does not tell it. */
  of({ pageref }: HarRecord): string | null {
    if (pageref === null) return null;
    return this.documents.get(pageref)?.url ?? this.titles.get(pageref) ?? null;
  }
}
