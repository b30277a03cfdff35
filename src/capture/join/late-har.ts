import type { Exchange } from '../../exchange/exchange.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import { APART } from './har.ts';

/** Milliseconds after which an entry comes no more. */
const MEMORY = 60_000;

/**
 * The HAR entries that settled exchanges still lack. A busy DevTools reports a request seconds after its end; the entry
 * would then be taken for another request.
 */
export class LateHar {
  /** When the requests of a kind, method and URL began. */
  private readonly awaited = new Map<string, number[]>();

  /** Awaits the entries that exchanges lack which were settled at `now`. A worker's request has none. */
  expect(settled: readonly Exchange[], now: number): void {
    this.forgetBefore(now - MEMORY);
    for (const { seenBy, fromTab, hops } of settled) {
      if (seenBy.har || !seenBy.webRequest || !fromTab) continue;
      for (const { method, url, startedAt, preflight } of hops) {
        this.add(`${method} ${url}`, startedAt);
        if (preflight !== null) this.add(`preflight ${url}`, preflight.startedAt);
      }
    }
  }

  /** Whether an entry is awaited; it is then awaited no more. */
  take({ method, url, isPreflight, startedAt }: HarRecord): boolean {
    const starts = this.awaited.get(isPreflight ? `preflight ${url}` : `${method} ${url}`) ?? [];
    const at = starts.findIndex((start) => Math.abs(startedAt - start) <= APART);
    if (at >= 0) starts.splice(at, 1);
    return at >= 0;
  }

  private forgetBefore(time: number): void {
    for (const [key, starts] of this.awaited) {
      const left = starts.filter((start) => start >= time);
      if (left.length === 0) this.awaited.delete(key);
      else if (left.length < starts.length) this.awaited.set(key, left);
    }
  }

  private add(key: string, startedAt: number): void {
    const starts = this.awaited.get(key);
    if (starts === undefined) this.awaited.set(key, [startedAt]);
    else starts.push(startedAt);
  }
}
