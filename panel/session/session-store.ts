import { type Diagnosis, diagnose, type Exchange, History, Recorder, redactUrl } from '../../src/index.ts';
import type { Degradation, Entry, Navigation, Snapshot } from './session.ts';

type BrowserVersion = { readonly name: 'chromium' | 'firefox'; readonly version: string };

/** Milliseconds after which a finished exchange is expected to get no more news. */
const SETTLED_AFTER = 2_000;

/** What one session knows: the recorder, the navigations, and the diagnoses made so far. Knows no browser API. */
export class SessionStore {
  degradations: readonly Degradation[] = [];
  preserveLog = true;
  recordCalls = false;
  private readonly browser: BrowserVersion;
  private recorder: Recorder;
  private navigations: readonly Navigation[] = [];
  private nextNavigation = 1;
  /** When the document now loading was asked for: its requests begin before the navigation is announced. */
  private documentRequestedAt: number | null = null;
  private diagnoses = new WeakMap<Exchange, Diagnosis>();
  private history = new History();

  constructor(browser: BrowserVersion) {
    this.browser = browser;
    this.recorder = new Recorder(browser.name);
  }

  addEvent(event: string, details: unknown): void {
    if (event === 'onBeforeRequest' && isDocumentRequest(details))
      this.documentRequestedAt = details.timeStamp;
    this.recorder.addEvent(event, details);
  }

  addHarEntry(entry: unknown): void {
    this.recorder.addHarEntry(entry);
  }

  /** Takes what the page said of one of its calls. */
  addCall(call: unknown): void {
    this.recorder.addCall(call);
  }

  addNavigation(url: string, now: number): void {
    const startedAt = this.documentRequestedAt ?? now;
    this.documentRequestedAt = null;
    const navigation: Navigation = { id: this.nextNavigation, url: redactUrl(url), startedAt };
    this.nextNavigation += 1;
    this.recorder.page = navigation.url;
    if (!this.preserveLog) this.recorder.forgetBefore(startedAt);
    this.navigations = [...(this.preserveLog ? this.navigations : []), navigation];
  }

  clear(): void {
    this.navigations = this.navigations.slice(-1);
    this.recorder = new Recorder(this.browser.name, this.navigations[0]?.url ?? null);
    this.history = new History();
  }

  snapshot(): Snapshot {
    this.recorder.settle(SETTLED_AFTER);
    const entries = this.recorder
      .exchanges()
      // What began before the recording, or before it was cleared, is known only in part.
      .filter(({ outcome, fromStart }) => outcome.kind !== 'pending' && fromStart)
      .map(
        (exchange): Entry => ({
          id: exchange.id,
          navigation: this.navigationOf(exchange),
          diagnosis: this.diagnose(exchange),
        }),
      );
    return {
      entries,
      navigations: this.navigations,
      degradations: this.degradations,
      preserveLog: this.preserveLog,
      recordCalls: this.recordCalls,
      browser: `${this.browser.name === 'firefox' ? 'Firefox' : 'Chromium'} ${this.browser.version}`.trim(),
    };
  }

  /** The newest navigation that began before the exchange; the first one for what is older than all. */
  private navigationOf({ startedAt }: Exchange): number {
    const begun = this.navigations.filter((navigation) => navigation.startedAt <= startedAt);
    return (begun.at(-1) ?? this.navigations[0])?.id ?? 0;
  }

  private diagnose(exchange: Exchange): Diagnosis {
    const known = this.diagnoses.get(exchange);
    if (known !== undefined) return known;
    const diagnosis = diagnose(exchange, this.history.before(exchange));
    this.history.add(exchange);
    this.diagnoses.set(exchange, diagnosis);
    return diagnosis;
  }
}

function isDocumentRequest(details: unknown): details is { timeStamp: number } {
  if (typeof details !== 'object' || details === null) return false;
  return (
    'type' in details &&
    details.type === 'main_frame' &&
    'timeStamp' in details &&
    typeof details.timeStamp === 'number'
  );
}
