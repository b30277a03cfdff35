import type { Exchange, ReaderAnswer } from '../exchange/exchange.ts';
import type { Browser } from '../fetch/profiles.ts';
import type { Built } from './exchanges/built.ts';
import { exchangeOfCall } from './exchanges/from-call.ts';
import { doneAt, exchangeOfRecord, type RecordContext } from './exchanges/from-events.ts';
import { exchangeOfHar, exchangeOfLonelyPreflight, type HarContext } from './exchanges/from-har.ts';
import { isEqual } from './exchanges/is-equal.ts';
import { forgetOlder, forgetPending, remove } from './forget.ts';
import { joinHar } from './join/har.ts';
import { pairHarPreflights } from './join/har-preflights.ts';
import { chainHar, type HarChain } from './join/har-redirects.ts';
import { LateHar } from './join/late-har.ts';
import { Passed } from './join/passed.ts';
import { pairPreflights } from './join/preflights.ts';
import { joinServiceWorker, Workers } from './join/service-worker.ts';
import { recordedCalls } from './recorded-calls.ts';
import { Redactor } from './redact/redactor.ts';
import { PLAIN } from './sources/har-dialect.ts';
import { endOf, type HarRecord, readHarEntry } from './sources/har-entry.ts';
import { HarPages } from './sources/har-pages.ts';
import {
  type CallRecord,
  isOfElement,
  isViolation,
  readCall,
  type ViolationRecord,
} from './sources/page-calls.ts';
import { isByReader, ReaderAnswers } from './sources/reader-answers.ts';
import { Timings } from './sources/resource-timings.ts';
import {
  addEvent,
  isPreflight,
  isWebRequestEvent,
  type Reading,
  type RequestRecord,
} from './sources/web-request.ts';

/**
 * Merges webRequest events, HAR entries and the page's calls into exchanges. The sources may come in any order, and
 * each may be missing. Secrets are redacted before anything is kept.
 */
export class Recorder {
  private readonly reading: Reading;
  private inspectedPage: string | null;
  private readonly records = new Map<string, RequestRecord>();
  private readonly har = new Set<HarRecord>();
  private readonly shown = new WeakSet<HarRecord>();
  private readonly calls = new Set<CallRecord>();
  private readonly violations = new Set<ViolationRecord>();
  private readonly answers = new ReaderAnswers();
  private readonly timings = new Timings();
  private readonly late = new LateHar();
  private readonly passed = new Passed();
  private readonly pages = new HarPages();
  /** Whether any event, entry or call could be read. */
  hasRead = false;
  private counted = 0;
  private entries = 0;
  private settled: Exchange[] = [];
  /** The settled exchanges that a worker made. */
  private workers = new Workers();
  /** The time of the newest event or entry. */
  private newest = 0;
  /** The result of the last build, valid until `isStale`. */
  private built: readonly Built[] = [];
  private isStale = false;

  /** `page`: the URL of the inspected page. `redactor`: that of the session. `dialect`: of HAR entries. */
  constructor(
    browser: Browser | null,
    page: string | null = null,
    redactor = new Redactor(),
    dialect: Reading['dialect'] = PLAIN,
  ) {
    this.inspectedPage = page && redactor.url(page);
    this.reading = { browser, redactor, dialect };
  }

  /** The URL of the inspected page. It counts for requests that do not name their page. */
  set page(url: string) {
    this.inspectedPage = this.reading.redactor.url(url);
    this.isStale = true;
  }

  /** Adds one webRequest event as the browser reports it. Ignores details without a request id or URL. */
  addEvent(event: string, details: unknown): void {
    if (!isWebRequestEvent(event)) return;
    const record = addEvent(this.records, event, details, this.reading);
    this.hasRead ||= record !== null;
    this.isStale = true;
    const hop = record?.hops.at(-1);
    if (hop) this.newest = Math.max(this.newest, hop.endedAt ?? hop.startedAt);
  }

  /** Adds an element of HAR's `pages`. */
  addHarPage(page: unknown): void {
    this.pages.add(page, this.reading.redactor);
  }

  addHarEntry(entry: unknown): void {
    const record = readHarEntry(entry, this.reading, this.entries);
    if (record === null) return;
    this.pages.look(record);
    if (this.late.take(record)) return;
    this.entries += 1;
    this.hasRead = true;
    this.har.add(record);
    this.isStale = true;
    this.newest = Math.max(this.newest, endOf(record));
  }

  /** Adds one call of the page as the call recorder reports it, or what the reader said. Ignores a malformed one. */
  addCall(call: unknown): void {
    this.isStale = true;
    if (isByReader(call)) {
      this.answers.add(call, this.reading.redactor);
      return;
    }
    const record = readCall(call, this.counted, this.reading.redactor);
    if (record === null) return;
    this.counted += 1;
    this.hasRead = true;
    if (isViolation(record)) this.violations.add(record);
    else this.calls.add(record);
    this.newest = Math.max(this.newest, record.startedAt);
  }

  /** Takes what the reader said about an exchange, or takes it back. Returns the exchange as it is then. */
  answer(exchange: Exchange, answer: ReaderAnswer | null): Exchange {
    const answered = this.answers.set(exchange, answer);
    this.settled = this.settled.map((each) => (each === exchange ? answered : each));
    this.isStale = true;
    return answered;
  }

  /** Adds one entry of the page's performance timeline. The same entry may come several times. */
  addTiming(timing: unknown): void {
    if (this.timings.add(timing, this.reading.redactor)) this.isStale = true;
  }

  /** Every exchange that the CORS protocol may concern, in order of their start. */
  exchanges(): readonly Exchange[] {
    return [...this.settled, ...this.open()].sort(byStart);
  }

  /** The exchanges that may still change, in order of their start. An unchanged one stays the same object. */
  open(): readonly Exchange[] {
    return this.build()
      .flatMap(({ exchange }) => (exchange === null ? [] : [exchange]))
      .sort(byStart);
  }

  /**
   * Settles what ended more than `after` milliseconds before the newest event: it will not change any more. Returns
   * the settled exchanges in order of their start. They stay the same objects and are not built again.
   */
  settle(after: number): readonly Exchange[] {
    return this.settleBefore(this.newest - after);
  }

  /** Like `settle`, for what ended before `limit` (milliseconds since 1970). */
  settleBefore(limit: number): readonly Exchange[] {
    const isDone = ({ doneAt }: Built): boolean => doneAt !== null && doneAt < limit;
    const done = this.build().filter(isDone);
    if (done.length === 0) return [];
    forgetOlder(limit - CALL_MEMORY, this.violations);
    this.timings.forgetBefore(limit);
    for (const { forget } of done) forget();
    this.built = this.built.filter((built) => !isDone(built));
    const settled = done.flatMap(({ exchange }) => (exchange === null ? [] : [exchange])).sort(byStart);
    for (const exchange of settled) this.settled.push(exchange);
    this.workers.add(settled);
    this.late.expect(settled, limit);
    return settled;
  }

  /** Forgets everything that started before `time` (milliseconds since 1970). */
  forgetBefore(time: number): void {
    for (const [id, { startedAt }] of this.records) if (startedAt < time) this.records.delete(id);
    forgetOlder(time, this.har, this.calls, this.violations);
    this.keep(({ startedAt }) => startedAt >= time);
  }

  /** Forgets the oldest requests without an end, all but `left`, if there are more than `most`. Returns their ids. */
  forgetPending(most: number, left: number): ReadonlySet<string> {
    const gone = forgetPending(this.records, most, left);
    this.isStale ||= gone.size > 0;
    return gone;
  }

  /** Forgets the settled exchanges that are not kept. */
  keep(isKept: (exchange: Exchange) => boolean): void {
    this.settled = this.settled.filter(isKept);
    this.workers = new Workers(this.settled);
    this.isStale = true;
  }

  private build(): readonly Built[] {
    if (!this.isStale) return this.built;
    const known = new Map(this.built.map(({ exchange }) => [exchange?.id, exchange]));
    this.built = this.rebuild().map((built) => {
      const before = known.get(built.exchange?.id);
      return before && isEqual(before, built.exchange) ? { ...built, exchange: before } : built;
    });
    this.isStale = false;
    return this.built;
  }

  private rebuild(): readonly Built[] {
    const records = [...this.records.values()];
    const preflights = pairPreflights(records);
    const { joined, left } = joinHar(records, this.har);
    const harPreflights = pairHarPreflights(left, this.reading.browser);
    const paired = new Set(harPreflights.values());
    const unpaired = left.filter((entry) => !paired.has(entry));
    const chains = chainHar(unpaired, harPreflights);
    this.passed.add(records, left);
    const context = {
      ...{ browser: this.reading.browser, page: this.inspectedPage, pages: this.pages, passed: this.passed },
    };
    const told = { calls: this.calls, violations: this.violations, joined, ...context };
    const { calls, unused } = recordedCalls(records, chains, told);
    const sources = { preflights, joined, shown: this.shown, calls, timings: this.timings };
    const seen = this.buildRecords(records, { ...context, ...sources });
    const workers = new Workers(seen.flatMap(({ exchange }) => exchange ?? []));
    const join = (exchange: Exchange): Exchange | null =>
      joinServiceWorker(this.answers.addTo(exchange), [
        ...this.workers.like(exchange),
        ...workers.like(exchange),
      ]);
    const pages = this.buildHar(chains, { ...context, preflights: harPreflights, calls });
    return [
      ...[...seen, ...pages].map((built) => ({
        ...built,
        exchange: built.exchange && join(built.exchange),
      })),
      // A call without a request: the browser stopped it, its request will still come, or it needed no network.
      ...unused.map((call) => ({
        exchange: exchangeOfCall(call, calls, context),
        doneAt: call.startedAt + CALL_MEMORY,
        forget: () => this.calls.delete(call),
      })),
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
          doneAt: doneAt(record, context),
          forget: () => {
            this.forgetCall(context.calls.of(record));
            for (const { requestId, hops } of own) {
              this.records.delete(requestId);
              for (const hop of hops) remove(this.har, context.joined.get(hop));
            }
          },
        };
      });
  }

  private buildHar(chains: readonly HarChain[], context: HarContext): readonly Built[] {
    return chains.map((chain) => ({
      exchange: chain[0].isPreflight
        ? exchangeOfLonelyPreflight(chain[0], context)
        : this.show(chain, context),
      doneAt: Math.max(...chain.map(endOf)),
      forget: () => {
        this.forgetCall(context.calls.of(chain[0]));
        for (const entry of chain) {
          this.har.delete(entry);
          remove(this.har, context.preflights.get(entry));
        }
      },
    }));
  }

  /** An element may have made several requests, so its call is forgotten only once none of them is left. */
  private forgetCall(call: CallRecord | undefined): void {
    if (call !== undefined && !isOfElement(call)) this.calls.delete(call);
  }

  private show(chain: HarChain, context: HarContext): Exchange | null {
    this.shown.add(chain[0]);
    return exchangeOfHar(chain, context);
  }
}

/** Milliseconds that a call waits for its request. */
const CALL_MEMORY = 5_000;

const byStart = (a: Exchange, b: Exchange): number => a.startedAt - b.startedAt;
