import type { Exchange } from '../fetch/exchange.ts';
import type { Browser } from '../fetch/profiles.ts';
import { exchangeOfHar, exchangeOfRecord } from './exchanges.ts';
import { type HarRecord, readHarEntry } from './har.ts';
import { joinHar } from './join-har.ts';
import { pairHarPreflights, pairPreflights } from './pair-preflights.ts';
import { isObject, textAt } from './read.ts';
import { addEvent, isPreflight, isWebRequestEvent, type RequestRecord } from './web-request.ts';

/**
 * Merges webRequest events and HAR entries, in any order and either alone, into exchanges.
 * Values that are secret go no further than this door.
 */
export class Recorder {
  private readonly records = new Map<string, RequestRecord>();
  private readonly har: HarRecord[] = [];
  private readonly pages = new Map<string, string>();

  private readonly browser: Browser | null;
  private readonly page: string | null;

  /** `page`: the URL of the inspected page, for entries that name none. */
  constructor(browser: Browser | null, page: string | null = null) {
    this.browser = browser;
    this.page = page;
  }

  /** Takes one webRequest event as the browser gave it. What names no request is ignored. */
  addEvent(event: string, details: unknown): void {
    if (isWebRequestEvent(event)) addEvent(this.records, event, details, this.browser);
  }

  /** Takes the HAR's list of pages, whose titles are their URLs in DevTools. */
  addHarPage(page: unknown): void {
    if (!isObject(page)) return;
    const id = textAt(page, 'id');
    const title = textAt(page, 'title');
    if (id !== null && title !== null) this.pages.set(id, title);
  }

  addHarEntry(entry: unknown): void {
    const record = readHarEntry(entry, this.browser, this.pages);
    if (record !== null) this.har.push(record);
  }

  /** Every actual request under the CORS protocol's eyes, in order of their start. */
  exchanges(): readonly Exchange[] {
    const records = [...this.records.values()];
    const preflights = pairPreflights(records);
    const { joined, left } = joinHar(records, this.har);
    const harPreflights = pairHarPreflights(left);
    const chained = new Set<HarRecord>();
    const context = { browser: this.browser, page: this.page };
    const ofRecords = records
      .filter((record) => !isPreflight(record))
      .map((record) => exchangeOfRecord(record, { ...context, preflights, joined }));
    const ofHar = left
      .filter(({ isPreflight: is }) => !is)
      .map((entry, index) =>
        exchangeOfHar(entry, index, { ...context, entries: left, preflights: harPreflights, chained }),
      );
    return [...ofRecords, ...ofHar]
      .filter((exchange): exchange is Exchange => exchange !== null)
      .sort((a, b) => a.startedAt - b.startedAt);
  }
}
