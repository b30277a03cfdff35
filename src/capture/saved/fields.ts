import { redactHeaders } from '../redact/headers.ts';
import { redactUrl, requestUrl } from '../redact/url.ts';
import { headersAt, isObject, type Unknown } from '../sources/json.ts';

/** Returns what may be kept of a field's value; undefined if nothing. */
export type Rule = (value: unknown) => unknown;

/** A rule for each field that may be kept. Every other field is dropped, including those that browsers add later. */
export type Rules = Readonly<Record<string, Rule>>;

/** Copies the fields that have a rule. Null if the value is not an object. */
export function keep(value: unknown, rules: Rules): Unknown | null {
  if (!isObject(value)) return null;
  const kept: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(rules)) {
    const allowed = field in value ? rule(value[field]) : undefined;
    if (allowed !== undefined) kept[field] = allowed;
  }
  return kept;
}

/** Text is redacted like a URL, because most texts of a browser may contain one. */
export const text: Rule = (value) => (typeof value === 'string' ? redactUrl(value) : undefined);

export const url: Rule = (value) => (typeof value === 'string' ? requestUrl(value) : undefined);

export const number: Rule = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const textOrNumber: Rule = (value) => text(value) ?? number(value);

/** Keeps all names and redacts the values. */
export const headers: Rule = (value) => {
  const list = headersAt({ headers: value }, 'headers');
  return list === null
    ? undefined
    : redactHeaders(list).map((header) => ({ name: header.name, value: header.value }));
};

export const objectOf =
  (rules: Rules): Rule =>
  (value) =>
    keep(value, rules) ?? undefined;
