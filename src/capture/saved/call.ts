import type { Redactor } from '../redact/redactor.ts';
import type { Unknown } from '../sources/json.ts';
import { calledNames, calledUrl, readStack } from '../sources/page-calls.ts';
import { id, keep, number, type Rule, type Rules, wholeUrl, word } from './fields.ts';

/** Keeps the one frame of the stack that is shown. */
const stack: Rule = (value, redactor) => {
  const site = typeof value === 'string' ? readStack(value, redactor) : null;
  if (site === null) return undefined;
  const place = `${site.url}:${site.line}:${site.column}`;
  return site.functionName === '' ? `at ${place}` : `at ${site.functionName} (${place})`;
};

const names: Rule = (value, redactor) => (Array.isArray(value) ? calledNames(value, redactor) : undefined);

const called: Rule = (value, redactor) =>
  typeof value === 'string' ? calledUrl(redactor.requestUrl(value)) : undefined;

/** The fields that are read from a call, from an answer of the reader, or from a report of the page's Content-Security-Policy. */
const CALL: Rules = {
  by: word,
  requestId: id,
  at: number,
  api: word,
  url: called,
  method: word,
  mode: word,
  credentials: word,
  redirect: word,
  headers: names,
  stack,
  origin: wholeUrl,
  directive: word,
};

/** Reduces a call of the page to what may be saved. Null if `readCall` would reject it. */
export function redactCall(call: unknown, redactor: Redactor): Unknown | null {
  const kept = keep(call, CALL, redactor);
  const { at, api, url } = kept ?? {};
  return at === undefined || api === undefined || url === undefined ? null : kept;
}
