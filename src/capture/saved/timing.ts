import type { Redactor } from '../redact/redactor.ts';
import type { Unknown } from '../sources/json.ts';
import { keep, number, type Rules, url } from './fields.ts';

/** The fields that resource-timings.ts reads from an entry of the page's performance timeline. */
const TIMING: Rules = { url, at: number, end: number, status: number };

/** Reduces an entry of the timeline to what may be saved. Null if a field is missing. */
export function redactTiming(timing: unknown, redactor: Redactor): Unknown | null {
  const kept = keep(timing, TIMING, redactor);
  const { url: requested, at, status } = kept ?? {};
  return requested === undefined || at === undefined || status === undefined ? null : kept;
}
