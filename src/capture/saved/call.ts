import type { Unknown } from '../sources/json.ts';
import { readStack } from '../sources/page-calls.ts';
import { keep, number, type Rule, type Rules, text, url } from './fields.ts';

/** Of the stack, the one place that is shown. */
const stack: Rule = (value) => {
  const site = typeof value === 'string' ? readStack(value) : null;
  if (site === null) return undefined;
  const place = `${site.url}:${site.line}:${site.column}`;
  return site.functionName === '' ? `at ${place}` : `at ${site.functionName} (${place})`;
};

const names: Rule = (value) =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string').map(text) : undefined;

/** What the reader of calls.ts needs of a call or of a report of the page's Content-Security-Policy. */
const CALL: Rules = {
  at: number,
  api: text,
  url,
  method: text,
  mode: text,
  credentials: text,
  redirect: text,
  headers: names,
  stack,
  origin: text,
  directive: text,
};

/** A call of the page as it may be saved; null for what no reader would take. */
export function redactCall(call: unknown): Unknown | null {
  const kept = keep(call, CALL);
  const { at, api, url: called } = kept ?? {};
  return at === undefined || api === undefined || called === undefined ? null : kept;
}
