import { describe, expect, test } from 'vitest';
import { type Block, plainText, textOf } from '../../../markdown/page.ts';
import { isCorsSafelistedResponseHeaderName } from '../../../src/fetch/cors-exposed-headers.ts';
import { maxAgeOf } from '../../../src/fetch/cors-preflight-cache.ts';
import {
  corsUnsafeRequestHeaderNames,
  isCorsSafelistedMethod,
  isCorsSafelistedRequestHeader,
} from '../../../src/fetch/cors-safelisted.ts';
import { PROFILES } from '../../../src/fetch/profiles.ts';
import { consequenceOf, plainSupposition, type Supposition } from '../../../src/index.ts';
import { exampleOf } from '../../support/document.ts';
import { diagnosisOf, edit } from '../../support/examine.ts';
import { pageOf, writtenExamplesOf } from '../../support/pages.ts';

/** Common errors about CORS: each page corrects one, and the engine agrees. */

type Table = Extract<Block, { kind: 'table' }>;

const says = (page: string, words: RegExp) => expect(textOf(pageOf(`learn/${page}`).blocks)).toMatch(words);
const exampleIn = (page: string, claim: string): string => {
  const [example] = writtenExamplesOf(`learn/${page}`).filter((each) => each.claim === claim);
  if (example === undefined) throw new Error(`${page} shows no ${claim}`);
  return example.text;
};

describe('when a preflight is sent', () => {
  const unsafe = (...list: readonly (readonly [name: string, value: string])[]) =>
    corsUnsafeRequestHeaderNames(list.map(([name, value]) => ({ name, value })));

  const tableOf = (head: string) =>
    pageOf('learn/preflight').blocks.find(
      (block) => block.kind === 'table' && plainText(block.head[0] ?? []) === head,
    ) as Table | undefined;

  test('the decision chart decides as the engine does', () => {
    const rows = tableOf('Question')?.rows.map((row) => row.map(plainText)) ?? [];
    const url = 'https://api.example.com/';
    const plainRequest = plainSupposition('https://shop.example.com', url, 'standard');
    const json = [{ name: 'Content-Type', value: 'application/json' }];
    const yes: readonly Partial<Supposition>[] = [
      { url: 'https://shop.example.com/', method: 'PUT', headerList: json },
      { mode: ['no-cors'] },
      { method: 'PUT' },
      { headerList: json },
      { useCorsPreflightFlag: true },
    ];
    const asksFirst = (given: Partial<Supposition>) =>
      consequenceOf({ ...plainRequest, ...given }).hops[0]?.asksFirst;
    expect(rows.map(([, says = '']) => says.startsWith('Preflight'))).toEqual(yes.map(asksFirst));
    expect(rows.map(([, , next]) => next)).toEqual(['2', '3', '4', '5', 'No preflight']);
    expect(asksFirst({})).toBe(false);
  });

  test('there are five safelisted names, Range among them', () => {
    const table = tableOf('Header');
    const names = table?.rows.flatMap(([first = []]) => plainText(first).split(', ')) ?? [];
    const values: Readonly<Record<string, string>> = { 'Content-Type': 'text/plain', Range: 'bytes=0-499' };
    expect(names).toHaveLength(5);
    for (const name of names)
      expect(isCorsSafelistedRequestHeader({ name, value: values[name] ?? 'en' }), name).toBe(true);
    expect(unsafe(['Range', 'bytes=500-'])).toEqual([]);
    expect(unsafe(['Range', 'bytes=-500'])).toEqual(['range']);
  });

  test('128 bytes are the limit of one value, 1024 of all', () => {
    says('preflight', /at most 128 bytes/);
    says('preflight', /longer than 1024 bytes/);
    expect(unsafe(['Accept', 'a'.repeat(128)])).toEqual([]);
    expect(unsafe(['Accept', 'a'.repeat(129)])).toEqual(['accept']);
    const many = Array.from({ length: 9 }, () => ['Accept', 'a'.repeat(128)] as const);
    expect(unsafe(...many.slice(0, 8))).toEqual([]);
    expect(unsafe(...many)).toEqual(['accept']);
  });

  test('the unsafe bytes are those that the page lists', () => {
    const text = textOf(pageOf('learn/preflight').blocks);
    const [, listed = ''] = /except the tab, and (\S+)\. If/.exec(text) ?? [];
    const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
    expect([...listed].sort()).toEqual(printable.filter((byte) => unsafe(['Accept', byte]).length > 0));
  });

  test('GET, HEAD and POST need not be listed', () => {
    says('preflight', /GET, HEAD and POST need not be listed/);
    expect(['GET', 'HEAD', 'POST', 'OPTIONS'].map(isCorsSafelistedMethod)).toEqual([true, true, true, false]);
    expect(exampleIn('checkout', 'allowed')).not.toMatch(/Allow-Methods/);
  });

  test('any ok status will do, and no other', () => {
    const example = exampleIn('preflight', 'allowed');
    for (const status of ['200', '202', '299'])
      expect(diagnosisOf(edit(example, ['< 204', `< ${status}`])).verdict).toBe('allowed');
    const refused = edit(example, ['< 204', '< 404'], ['end: delivered', 'end: withheld']);
    const [preflight = ''] = refused.split('\n\n> POST');
    expect(diagnosisOf(`${preflight}\n\n> POST https://api.example.com/orders\n`).cause).toBe(
      'preflight-route-missing',
    );
  });

  test('a fixed list of headers will do', () => {
    const example = edit(exampleIn('preflight', 'allowed'), [
      'Access-Control-Allow-Headers: content-type',
      'Access-Control-Allow-Headers: X-Other, CONTENT-TYPE, Authorization',
    ]);
    expect(diagnosisOf(example).verdict).toBe('allowed');
  });
});

test('without Access-Control-Max-Age it is five seconds, and the browsers’ limits differ', () => {
  const kept = (value: string | null, browser: 'chromium' | 'firefox') =>
    maxAgeOf(value === null ? [] : [{ name: 'Access-Control-Max-Age', value }], PROFILES[browser]);
  const table = pageOf('learn/browsers')
    .blocks.filter((block) => block.kind === 'table')
    .at(-1);
  const seconds = (cell: string) => (cell === 'not at all' ? 0 : Number.parseInt(cell, 10));
  for (const row of table?.rows ?? []) {
    const [value = '', , chromium = '', firefox = ''] = row.map(plainText);
    const given = value === 'missing' ? null : value;
    expect([kept(given, 'chromium'), kept(given, 'firefox')], value).toEqual([
      seconds(chromium),
      seconds(firefox),
    ]);
  }
  expect(table?.rows.length).toBe(5);
});

test('a script reads seven headers without being told', () => {
  const text = textOf(pageOf('learn/header-reference').blocks);
  const [, listed = ''] = /lists: ((?:[A-Z][\w-]+(?:, )?)+)\./.exec(text) ?? [];
  const names = listed.split(', ');
  expect(names).toHaveLength(7);
  for (const name of names) expect(isCorsSafelistedResponseHeaderName(name, []), name).toBe(true);
  for (const name of ['Set-Cookie', 'X-Request-Id', 'Location', 'Date', 'Vary'])
    expect(isCorsSafelistedResponseHeaderName(name, []), name).toBe(false);
  expect(isCorsSafelistedResponseHeaderName('Set-Cookie', ['set-cookie'])).toBe(false);
});

test('Authorization that a script sets is no credential, and the wildcard does not cover it', () => {
  says('credentials', /sets is none of them/);
  const strict = diagnosisOf(exampleOf('authorization-not-listed'));
  expect(strict.cause).toBe('authorization-not-listed');
  expect(strict.credentialsMode).not.toBe('include');
});

test('Allow-Credentials without credentials changes nothing, and without it they are refused', () => {
  const example = exampleIn('checkout', 'allowed');
  expect(diagnosisOf(edit(example, ['credentials: include', 'credentials: same-origin'])).verdict).toBe(
    'allowed',
  );
});

test('errors are checked like everything else', () => {
  const example = exampleIn('hidden-errors', 'error-response-without-cors');
  const readable = edit(
    example,
    ['< 502', '< 502\n< Access-Control-Allow-Origin: https://shop.example.com\n< Vary: Origin'],
    ['end: withheld', 'end: delivered'],
  );
  expect(diagnosisOf(readable).verdict).toBe('allowed');
});
