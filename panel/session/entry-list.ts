import {
  type Diagnosis,
  diagnosisOf,
  type Earlier,
  type Exchange,
  earlierAmong,
  History,
  type Judged,
  judgeExchange,
  originOf,
  summaryOf,
} from '../../src/index.ts';
import type { Entry } from './session.ts';

/** Of how many exchanges it is kept what was judged: the row that is opened is nearly always a new one. */
const KEPT_JUDGED = 200;

/**
 * The exchanges of a session as its list shows them, in order of their start. Each is summarised once, and an entry
 * stays the same object, so that one more exchange costs the same whether ten were recorded or fifty thousand.
 */
export class EntryList {
  /** Whether something waits that the time did not suffice for. */
  isBehind = false;
  private readonly navigationAt: (time: number) => number;
  private readonly history = new History();
  private readonly known = new WeakMap<Exchange, Entry>();
  private readonly diagnoses = new WeakMap<Exchange, Diagnosis>();
  /** Oldest first. */
  private readonly judged = new Map<Exchange, Judged>();
  /** What is settled, by the server that was asked last, in order of start: what came before is looked for there. */
  private readonly byServer = new Map<string, Exchange[]>();
  private settled: Entry[] = [];
  private waiting: readonly Exchange[] = [];
  private open: readonly Entry[] = [];
  private shown: readonly Entry[] = [];

  /** `navigationAt` says to which navigation belongs what began at a time. */
  constructor(navigationAt: (time: number) => number) {
    this.navigationAt = navigationAt;
  }

  /** The same list as long as nothing changed. */
  get entries(): readonly Entry[] {
    return this.shown;
  }

  /** The whole diagnosis of an entry; the same object as long as nothing of its exchange changed. */
  diagnosisOf({ summary: { exchange } }: Entry): Diagnosis {
    const known = this.diagnoses.get(exchange);
    if (known !== undefined) return known;
    const diagnosis = diagnosisOf(this.judgedOf(exchange));
    this.diagnoses.set(exchange, diagnosis);
    return diagnosis;
  }

  /**
   * Takes what is settled from now on, and what is open at the moment in the place of what was. What began before the
   * recording, or before it was cleared, is known only in part and left out, and so is what did not end yet. Spends
   * about `budget` milliseconds on summaries; for the rest it is behind.
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

  /** Forgets what began before `time`. */
  forgetBefore(time: number): void {
    const kept = this.settled.filter(({ summary }) => summary.exchange.startedAt >= time);
    this.settled = [];
    this.byServer.clear();
    for (const entry of kept) this.settle(entry);
    this.waiting = this.waiting.filter(({ startedAt }) => startedAt >= time);
    this.show(this.open.filter(({ summary }) => summary.exchange.startedAt >= time));
  }

  /** Asks again to which navigation each belongs. */
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

  /** What asked the same server, in order of start. */
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

  /** What its row was made of, if nothing became known since that began before it. */
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

const serverOf = ({ hops }: Exchange): string => originOf((hops.at(-1) ?? hops[0]).url);

/** Nearly always the new one comes last. */
function putInOrder<T>(list: T[], each: T, startedAt: (of: T) => number): void {
  const start = startedAt(each);
  let at = list.length;
  for (let last = list[at - 1]; last !== undefined && startedAt(last) > start; last = list[at - 1]) at -= 1;
  list.splice(at, 0, each);
}
