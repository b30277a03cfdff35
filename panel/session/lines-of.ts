import type { Exchange } from '../../src/index.ts';
import type { IsKept } from './blob-lines.ts';

/** Milliseconds by which a request’s call or HAR entry may begin before it, or after its end. */
const AROUND = 1_500;

/** A number for an id or a URL, to tell the lines of a recording apart: four bytes instead of the whole text. */
export function keyOf(text: unknown): number {
  let key = 0x811c9dc5;
  if (typeof text === 'string')
    for (let index = 0; index < text.length; index += 1)
      key = Math.imul(key ^ text.charCodeAt(index), 0x01000193);
  return key >>> 0;
}

/**
 * Returns a function that says whether a line of the recording belongs to one of the exchanges: an event by the id of its
 * request, everything else by its URL and its time. Of other requests of that URL at that time, the lines count, too.
 * The exchanges must be in order of their start.
 */
export function linesOf(exchanges: Iterable<Exchange>): IsKept {
  const ids = new Set<number>();
  const spans = new Map<number, { readonly from: number; to: number }[]>();
  for (const { requestId, hops } of exchanges) {
    ids.add(keyOf(requestId));
    for (const { url, startedAt, duration, preflight } of hops) {
      if (preflight !== null) ids.add(keyOf(preflight.requestId));
      const [from, to] = [startedAt - AROUND, startedAt + (duration ?? 0) + AROUND];
      const same = spans.get(keyOf(url)) ?? [];
      spans.set(keyOf(url), same);
      const last = same.at(-1);
      if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
      else same.push({ from, to });
    }
  }
  return (startedAt, key) =>
    ids.has(key) || (spans.get(key)?.some(({ from, to }) => startedAt >= from && startedAt <= to) ?? false);
}
