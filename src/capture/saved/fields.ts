import { redactHeaders } from '../redact/headers.ts';
import { redactUrl, requestUrl } from '../redact/url.ts';
import { headersAt, isObject, type Unknown } from '../sources/json.ts';

/** What of one field may be kept; undefined for nothing. */
export type Rule = (value: unknown) => unknown;

/** The fields of an object that may be kept. Whatever is not named here is not kept, whoever invents it. */
export type Rules = Readonly<Record<string, Rule>>;

/** A copy with the named fields alone; null for what is no object. */
export function keep(value: unknown, rules: Rules): Unknown | null {
  if (!isObject(value)) return null;
  const kept: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(rules)) {
    const allowed = field in value ? rule(value[field]) : undefined;
    if (allowed !== undefined) kept[field] = allowed;
  }
  return kept;
}

/** Most text of a browser may name a URL. */
export const text: Rule = (value) => (typeof value === 'string' ? redactUrl(value) : undefined);

export const url: Rule = (value) => (typeof value === 'string' ? requestUrl(value) : undefined);

export const number: Rule = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const textOrNumber: Rule = (value) => text(value) ?? number(value);

/** The names always, the values by the rule that holds for everything recorded. */
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
