import type { Unknown } from '../sources/json.ts';
import { readStack } from '../sources/page-calls.ts';
import { keep, number, type Rule, type Rules, text, url } from './fields.ts';

/** Keeps the one frame of the stack that is shown. */
const stack: Rule = (value) => {
  const site = typeof value === 'string' ? readStack(value) : null;
  if (site === null) return undefined;
  const place = `${site.url}:${site.line}:${site.column}`;
  return site.functionName === '' ? `at ${place}` : `at ${site.functionName} (${place})`;
};

const names: Rule = (value) =>
  Array.isArray(value) ? value.filter((name) => typeof name === 'string').map(text) : undefined;

/** The fields that `readCall` reads from a call or from a report of the page's Content-Security-Policy. */
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

/** Reduces a call of the page to what may be saved. Null if `readCall` would reject it. */
export function redactCall(call: unknown): Unknown | null {
  const kept = keep(call, CALL);
  const { at, api, url: called } = kept ?? {};
  return at === undefined || api === undefined || called === undefined ? null : kept;
}
