import {
  type Diagnosis,
  diagnosisOf,
  type Earlier,
  type Exchange,
  earlierAmong,
  History,
  type Judged,
  judgeExchange,
  lastHop,
  originOf,
  summaryOf,
} from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';

/** So many exchanges keep their judgement: a reader nearly always opens a new row. */
const KEPT_JUDGED = 200;

/**
 * The exchanges of a session as its list shows them, in order of their start. Each is summarised once and its entry
 * stays the same object, so one more exchange costs the same after ten and after fifty thousand.
 */
export class EntryList {
  /** Whether `update` ran out of time and left exchanges for the next call. */
  isBehind = false;
  private readonly navigationAt: (time: number) => number;
  private readonly history = new History();
  private readonly known = new WeakMap<Exchange, Entry>();
  private diagnoses = new WeakMap<Exchange, Diagnosis>();
  /** The judged exchanges, oldest first. */
  private readonly judged = new Map<Exchange, Judged>();
  /** The settled exchanges by the last server they asked, in order of start: earlier exchanges are looked up here. */
  private readonly byServer = new Map<string, Exchange[]>();
  private settled: Entry[] = [];
  private waiting: readonly Exchange[] = [];
  private open: readonly Entry[] = [];
  private shown: readonly Entry[] = [];

  /** `navigationAt` returns the id of the navigation that a time belongs to. */
  constructor(navigationAt: (time: number) => number) {
    this.navigationAt = navigationAt;
  }

  /** The list to show; the same object until something changes. */
  get entries(): readonly Entry[] {
    return this.shown;
  }

  /** The full diagnosis of an entry; the same object until its exchange changes. */
  diagnosisOf({ summary: { exchange } }: Entry): Diagnosis {
    const known = this.diagnoses.get(exchange);
    if (known !== undefined) return known;
    const diagnosis = diagnosisOf(this.judgedOf(exchange));
    this.diagnoses.set(exchange, diagnosis);
    return diagnosis;
  }

  /**
   * Adds exchanges that have settled since the last call, and replaces the open ones. It leaves out pending exchanges,
   * and those that began before the recording, because only a part of them was seen. It spends about `budget`
   * milliseconds on summaries; what remains waits for the next call (`isBehind`).
   */
  update(settled: readonly Exchange[], open: readonly Exchange[], budget: number): void {
    const end = performance.now() + budget;
    const isInTime = (exchange: Exchange): boolean => this.known.has(exchange) || performance.now() < end;
    const later: Exchange[] = [];
    const before = this.settled.length;
    for (const exchange of [...this.waiting, ...settled.filter(({ fromStart }) => fromStart)]) {
      if (isInTime(exchange)) this.settle(this.entryOf(exchange));
      else later.push(exchange);
    }
    const whole = open.filter(({ outcome, fromStart }) => outcome.kind !== 'pending' && fromStart);
    const entries = whole.filter(isInTime).map((exchange) => this.entryOf(exchange));
    this.waiting = later;
    this.isBehind = later.length > 0 || entries.length < whole.length;
    if (this.settled.length > before || !isSame(entries, this.open)) this.show(entries);
  }

  /** Replaces an exchange about which something became known after its end. */
  replace(before: Exchange, after: Exchange): void {
    const known = this.known.get(before);
    const index = known === undefined ? -1 : this.settled.indexOf(known);
    if (index < 0) return;
    const like = this.byServer.get(serverOf(before)) ?? [];
    like.splice(like.indexOf(before), 1, after);
    this.settled[index] = this.entryOf(after);
    this.judged.clear();
    this.diagnoses = new WeakMap();
    this.show(this.open);
  }

  /** The entries that will not change any more, in order of start. */
  get settledEntries(): readonly Entry[] {
    return this.settled;
  }

  /** Removes the exchanges that are not kept. */
  keep(isKept: (exchange: Exchange) => boolean): void {
    const of = ({ summary }: Entry): Exchange => summary.exchange;
    const before = this.settled;
    this.settled = [];
    this.byServer.clear();
    // What was judged may hold earlier exchanges.
    this.judged.clear();
    this.diagnoses = new WeakMap();
    for (const entry of before) {
      if (isKept(of(entry))) this.settle(entry);
      else this.history.forget(of(entry));
    }
    this.waiting = this.waiting.filter(isKept);
    this.show(this.open.filter((entry) => isKept(of(entry))));
  }

  /** Assigns each exchange to its navigation again. */
  navigated(): void {
    this.settled = this.settled.map((entry) => this.entryOf(entry.summary.exchange));
    this.show(this.open.map((entry) => this.entryOf(entry.summary.exchange)));
  }

  private settle(entry: Entry): void {
    const { exchange } = entry.summary;
    const server = serverOf(exchange);
    const like = this.byServer.get(server) ?? [];
    this.byServer.set(server, like);
    putInOrder(like, exchange, ({ startedAt }) => startedAt);
    putInOrder(this.settled, entry, startOf);
  }

  /** The exchanges with the same server, in order of start. */
  private like(exchange: Exchange): readonly Exchange[] {
    const server = serverOf(exchange);
    const like = [...(this.byServer.get(server) ?? [])];
    for (const { summary } of this.open)
      if (serverOf(summary.exchange) === server)
        putInOrder(like, summary.exchange, ({ startedAt }) => startedAt);
    return like;
  }

  private show(open: readonly Entry[]): void {
    const shown = [...this.settled];
    for (const entry of open) putInOrder(shown, entry, startOf);
    this.open = open;
    this.shown = shown;
  }

  private entryOf(exchange: Exchange): Entry {
    const known = this.known.get(exchange);
    const navigation = this.navigationAt(exchange.startedAt);
    if (known?.navigation === navigation) return known;
    const entry = { id: exchange.id, navigation, summary: known?.summary ?? this.summarise(exchange) };
    this.known.set(exchange, entry);
    return entry;
  }

  private summarise(exchange: Exchange): Entry['summary'] {
    const judged = judgeExchange(exchange, this.history.before(exchange));
    this.history.add(exchange);
    this.judged.set(exchange, judged);
    if (this.judged.size > KEPT_JUDGED) {
      const [oldest] = this.judged.keys();
      if (oldest !== undefined) this.judged.delete(oldest);
    }
    return summaryOf(judged);
  }

  /** The judgement behind the exchange's row; a new one if an earlier exchange has become known since. */
  private judgedOf(exchange: Exchange): Judged {
    const earlier = earlierAmong(this.like(exchange), exchange);
    const known = this.judged.get(exchange);
    return known !== undefined && isSameEarlier(known.earlier, earlier)
      ? known
      : judgeExchange(exchange, earlier);
  }
}

function isSameEarlier(a: Earlier, b: Earlier): boolean {
  return isSame(a.sameUrl, b.sameUrl) && isSame(a.sameServer, b.sameServer);
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

const startOf = ({ summary }: Entry): number => summary.exchange.startedAt;

const serverOf = (exchange: Exchange): string => originOf(lastHop(exchange).url);

/** Searches from the end, because a new element is nearly always the last. */
function putInOrder<T>(list: T[], each: T, startedAt: (of: T) => number): void {
  const start = startedAt(each);
  let at = list.length;
  for (let last = list[at - 1]; last !== undefined && startedAt(last) > start; last = list[at - 1]) at -= 1;
  list.splice(at, 0, each);
}
