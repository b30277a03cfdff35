import type { Unknown } from '../sources/json.ts';
import { keep, number, type Rules, url } from './fields.ts';

/** What the reader of timings.ts needs of an entry of the page's performance timeline. */
const TIMING: Rules = { url, at: number, status: number };

/** An entry of the timeline as it may be saved; null for what no reader would take. */
export function redactTiming(timing: unknown): Unknown | null {
  const kept = keep(timing, TIMING);
  const { url: requested, at, status } = kept ?? {};
  return requested === undefined || at === undefined || status === undefined ? null : kept;
}
