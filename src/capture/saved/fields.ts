import type { Header } from '../../fetch/header-list.ts';
import type { Redactor } from '../redact/redactor.ts';
import { digitsOf } from '../redact/tag.ts';
import { headersAt, isObject, LEFT_OUT, type Unknown } from '../sources/json.ts';

/** Returns what may be kept of a field's value; undefined if nothing. */
export type Rule = (value: unknown, redactor: Redactor) => unknown;

/** A rule for each field that may be kept. Every other field is dropped, including those that browsers add later. */
export type Rules = Readonly<Record<string, Rule>>;

/** Copies the fields that have a rule. Null if the value is not an object. */
export function keep(value: unknown, rules: Rules, redactor: Redactor): Unknown | null {
  if (!isObject(value)) return null;
  const kept: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(rules)) {
    const allowed = field in value ? rule(value[field], redactor) : undefined;
    if (allowed !== undefined) kept[field] = allowed;
  }
  return kept;
}

const ofText =
  (redact: (value: string, redactor: Redactor) => string): Rule =>
  (value, redactor) =>
    typeof value === 'string' ? redact(value, redactor) : undefined;

/** A sentence or a name: words and URLs. */
export const text: Rule = ofText((value, redactor) => redactor.text(value));

/** One word: a method, a type. */
export const word: Rule = ofText((value, redactor) => redactor.word(value));

export const url: Rule = ofText((value, redactor) => redactor.requestUrl(value));

/** A URL with its fragment, such as the value of `Location`. */
export const wholeUrl: Rule = ofText((value, redactor) => redactor.url(value));

/** A time as HAR writes it. */
export const time: Rule = ofText((value) => (/^[\dTZ:.+ -]{1,40}$/.test(value) ? value : ''));

export const number: Rule = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** What is only compared: a number, or a text of which a tag is as good. */
export const id: Rule = (value, redactor) =>
  typeof value === 'string' ? redactor.id(value) : number(value, redactor);

/** Keeps all names. Of a value that is not kept its length and its tag stay: equal tags are equal values. */
export const headers: Rule = (value, redactor) => {
  const list = headersAt({ headers: value }, 'headers');
  return list === null ? undefined : redactor.headers(list).map(savedHeader);
};

function savedHeader({ name, value, secret, length }: Header): Unknown {
  if (length !== undefined) return { name, length, tag: digitsOf(value) };
  return { name, value: secret && value === '' ? LEFT_OUT : value };
}

export const objectOf =
  (rules: Rules): Rule =>
  (value, redactor) =>
    keep(value, rules, redactor) ?? undefined;
