import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import { requestUrl } from '../redact/url.ts';
import { isObject, numberAt, textAt, timeAt } from './json.ts';

/**
 * What the page's own performance timeline shows of one answer: its status, but of another origin only where the CORS
 * check passed, and 0 elsewhere. The page may have forged it.
 * https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-responsestatus
 */
type TimingRecord = { readonly url: string; readonly startedAt: number; readonly status: number };

/** Reads one entry of the timeline; null where it names no request. */
function readTiming(value: unknown): TimingRecord | null {
  if (!isObject(value)) return null;
  const url = textAt(value, 'url');
  const startedAt = timeAt(value, 'at');
  const status = numberAt(value, 'status');
  return url === null || startedAt === null || status === null
    ? null
    : { url: requestUrl(url), startedAt, status };
}

/** Milliseconds by which the timeline's start of a request may lie before webRequest's, in a busy browser, and after. */
const BEFORE = 500;
const AFTER = 50;

/** What the timeline told so far, by URL. */
export class Timings {
  /** By the time of its beginning, the status of each. */
  private readonly byUrl = new Map<string, Map<number, number>>();

  /** Takes one entry; the same may come again. Returns whether it says something new. */
  add(timing: unknown): boolean {
    const record = readTiming(timing);
    if (record === null) return false;
    const { url, startedAt, status } = record;
    const same = this.byUrl.get(url) ?? new Map<number, number>();
    if (same.get(startedAt) === status) return false;
    this.byUrl.set(url, same.set(startedAt, status));
    return true;
  }

  /**
   * Whether the timeline shows that the page was given this answer. Of several requests for one URL at one time nobody
   * can tell which entry is whose, so all of their entries have to show the same.
   */
  showGiven(
    { url, startedAt }: { readonly url: string; readonly startedAt: number },
    status: number,
  ): boolean {
    if (isRedirectStatus(status)) return false;
    const near = [...(this.byUrl.get(url) ?? [])].filter(
      ([start]) => start >= startedAt - BEFORE && start <= startedAt + AFTER,
    );
    return near.length > 0 && near.every(([, shown]) => shown === status);
  }

  /** Forgets requests that are over long ago: an entry comes at the end of its request, with the time of its beginning. */
  forgetBefore(time: number): void {
    for (const [url, same] of this.byUrl) {
      for (const start of same.keys()) if (start < time - MEMORY) same.delete(start);
      if (same.size === 0) this.byUrl.delete(url);
    }
  }
}

/** Milliseconds. */
const MEMORY = 60_000;
