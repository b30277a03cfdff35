import { isRedirectStatus } from '../../fetch/cors-safelisted.ts';
import type { Redactor } from '../redact/redactor.ts';
import { isObject, numberAt, textAt, timeAt } from './json.ts';

/**
 * One entry of the page's performance timeline. The status of a cross-origin response is 0 unless the CORS check
 * passed. The page may have forged it.
 * https://w3c.github.io/resource-timing/#dom-performanceresourcetiming-responsestatus
 */
type TimingRecord = { readonly url: string; readonly startedAt: number; readonly status: number };

/** Reads one entry of the timeline. Null if a field is missing. */
function readTiming(value: unknown, redactor: Redactor): TimingRecord | null {
  if (!isObject(value)) return null;
  const url = textAt(value, 'url');
  const startedAt = timeAt(value, 'at');
  const status = numberAt(value, 'status');
  return url === null || startedAt === null || status === null
    ? null
    : { url: redactor.requestUrl(url), startedAt, status };
}

/** The timeline may report a start this many milliseconds before webRequest does (in a busy browser), or after. */
const BEFORE = 500;
const AFTER = 50;

/** The entries of the timeline so far. */
export class Timings {
  /** For each URL, the status of each request by its start. */
  private readonly byUrl = new Map<string, Map<number, number>>();

  /** Adds one entry. Returns whether it is new: the same entry may come several times. */
  add(timing: unknown, redactor: Redactor): boolean {
    const record = readTiming(timing, redactor);
    if (record === null) return false;
    const { url, startedAt, status } = record;
    const same = this.byUrl.get(url) ?? new Map<number, number>();
    if (same.get(startedAt) === status) return false;
    this.byUrl.set(url, same.set(startedAt, status));
    return true;
  }

  /**
   * Whether the timeline shows that the page got a response with this status. If there were several requests for one
   * URL at the same time, no entry can be assigned to one of them, so all their entries must have this status.
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

  /** Forgets entries from long before `time`. An entry has the start of its request but comes at its end. */
  forgetBefore(time: number): void {
    for (const [url, same] of this.byUrl) {
      for (const start of same.keys()) if (start < time - MEMORY) same.delete(start);
      if (same.size === 0) this.byUrl.delete(url);
    }
  }
}

/** Milliseconds that an entry is kept beyond `time`. */
const MEMORY = 60_000;
