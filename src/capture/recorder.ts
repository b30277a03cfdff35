import type { Exchange } from '../fetch/exchange.ts';
import type { Browser } from '../fetch/profiles.ts';
import { type HarRecord, readHarEntry } from './har.ts';
import {
  chainHar,
  exchangeOfHar,
  exchangeOfLonelyPreflight,
  type HarChain,
  type HarContext,
} from './har-exchange.ts';
import { joinHar } from './join-har.ts';
import { pairHarPreflights, pairPreflights } from './pair-preflights.ts';
import { isObject, textAt } from './read.ts';
import { exchangeOfRecord, type RecordContext } from './record-exchange.ts';
import { redactUrl } from './secrets.ts';
import { addEvent, isPreflight, isWebRequestEvent, type RequestRecord } from './web-request.ts';

/**
 * Merges webRequest events and HAR entries, in any order and either alone, into exchanges.
 * Values that are secret go no further than this door.
 */
export class Recorder {
  private readonly browser: Browser | null;
  private inspectedPage: string | null;
  private readonly records = new Map<string, RequestRecord>();
  private readonly har = new Set<HarRecord>();
  private readonly shown = new Set<HarRecord>();
  private readonly pages = new Map<string, string>();
  private entries = 0;
  private settled: readonly Exchange[] = [];
  /** The time of the newest event or entry. */
  private newest = 0;
  /** What was made of the news so far; null after more of it. */
  private built: readonly Built[] | null = null;

  constructor(browser: Browser | null, page: string | null = null) {
    this.browser = browser;
    this.inspectedPage = page;
  }

  /** The URL of the inspected page, for requests that name none. */
  set page(url: string) {
    this.inspectedPage = url;
    this.built = null;
  }

  /** Takes one webRequest event as the browser gave it. What names no request is ignored. */
  addEvent(event: string, details: unknown): void {
    if (!isWebRequestEvent(event)) return;
    const record = addEvent(this.records, event, details, this.browser);
    this.built = null;
    const hop = record?.hops.at(-1);
    if (hop) this.newest = Math.max(this.newest, hop.endedAt ?? hop.startedAt);
  }

  /** Takes a page of the HAR's list. In DevTools' HAR its title is its URL. */
  addHarPage(page: unknown): void {
    if (!isObject(page)) return;
    const id = textAt(page, 'id');
    const title = textAt(page, 'title');
    if (id !== null && title !== null) this.pages.set(id, redactUrl(title));
  }

  addHarEntry(entry: unknown): void {
    const record = readHarEntry(entry, this.browser, this.pages, this.entries);
    if (record === null) return;
    this.entries += 1;
    this.har.add(record);
    this.built = null;
    this.newest = Math.max(this.newest, endOf(record));
  }

  /** Every actual request that the CORS protocol may concern, in order of their start. */
  exchanges(): readonly Exchange[] {
    const open = this.build().flatMap(({ exchange }) => (exchange === null ? [] : [exchange]));
    return [...this.settled, ...open].sort((a, b) => a.startedAt - b.startedAt);
  }

  /**
   * Puts away what ended more than `after` milliseconds before the newest news: no more will come of it.
   * Its exchanges stay the same objects from then on, and cost nothing more.
   */
  settle(after: number): void {
    const done = this.build().filter(({ endedAt }) => endedAt !== null && endedAt < this.newest - after);
    if (done.length === 0) return;
    for (const { forget } of done) forget();
    this.built = null;
    this.settled = [
      ...this.settled,
      ...done.flatMap(({ exchange }) => (exchange === null ? [] : [exchange])),
    ];
  }

  /** Forgets what began before `time`. */
  forgetBefore(time: number): void {
    for (const [id, { startedAt }] of this.records) if (startedAt < time) this.records.delete(id);
    for (const entry of this.har) if (entry.startedAt < time) this.har.delete(entry);
    this.settled = this.settled.filter(({ startedAt }) => startedAt >= time);
    this.built = null;
  }

  private build(): readonly Built[] {
    this.built ??= this.buildAnew();
    return this.built;
  }

  private buildAnew(): readonly Built[] {
    const records = [...this.records.values()];
    const preflights = pairPreflights(records);
    const { joined, left } = joinHar(records, this.har);
    const context = { browser: this.browser, page: this.inspectedPage };
    return [
      ...this.buildRecords(records, { ...context, preflights, joined, shown: this.shown }),
      ...this.buildHar(left, { ...context, preflights: pairHarPreflights(left) }),
    ];
  }

  private buildRecords(records: readonly RequestRecord[], context: RecordContext): readonly Built[] {
    const paired = new Set(context.preflights.values());
    return records
      .filter((record) => !paired.has(record))
      .map((record) => {
        const own = [record, ...record.hops.flatMap((hop) => context.preflights.get(hop) ?? [])];
        return {
          exchange: isPreflight(record) ? null : exchangeOfRecord(record, context),
          endedAt: record.hops.at(-1)?.endedAt ?? null,
          forget: () => {
            for (const { requestId, hops } of own) {
              this.records.delete(requestId);
              for (const hop of hops) remove(this.har, context.joined.get(hop));
            }
          },
        };
      });
  }

  private buildHar(entries: readonly HarRecord[], context: HarContext): readonly Built[] {
    const paired = new Set(context.preflights.values());
    const unpaired = entries.filter((entry) => !paired.has(entry));
    return chainHar(unpaired).map((chain) => ({
      exchange: chain[0].isPreflight
        ? exchangeOfLonelyPreflight(chain[0], context)
        : this.show(chain, context),
      endedAt: Math.max(...chain.map(endOf)),
      forget: () => {
        for (const entry of chain) {
          this.har.delete(entry);
          remove(this.har, context.preflights.get(entry));
        }
      },
    }));
  }

  private show(chain: HarChain, context: HarContext): Exchange | null {
    this.shown.add(chain[0]);
    return exchangeOfHar(chain, context);
  }
}

/** An exchange with when it ended and the way to forget what it was made of; null for what is no exchange. */
type Built = {
  readonly exchange: Exchange | null;
  readonly endedAt: number | null;
  readonly forget: () => void;
};

function endOf({ startedAt, duration }: HarRecord): number {
  return startedAt + (duration ?? 0);
}

function remove<T>(set: Set<T>, value: T | undefined): void {
  if (value !== undefined) set.delete(value);
}
