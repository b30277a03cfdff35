import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEPT_NAMES } from '../../../src/capture/redact/kept-headers.ts';
import { Redactor } from '../../../src/capture/redact/redactor.ts';
import { anyText } from '../../support/any-text.ts';
import { FILES, ROOT } from '../../support/files.ts';
import { CHANGED_TEXTS, CHANGED_URLS, KEPT_TEXTS, KEPT_URLS } from '../../support/redact/examples.ts';
import {
  ACCESS_VALUES,
  KEPT_IN_FAMILIES,
  KEPT_VALUES,
  MASKED_VALUES,
} from '../../support/redact/header-examples.ts';

const redactor = new Redactor('salt');
const keptOf = (name: string, value: string) => redactor.headers([{ name, value }])[0]?.value;
const tag = (value: string) => redactor.url(`?a=${value}`).slice('?a='.length);
const withTags = (text: string) => text.replace(/redacted-[\da-f]{12}/g, '…');

describe('a value', () => {
  test('of each of these headers is known to the tests', () =>
    expect(Object.keys(KEPT_VALUES)).toEqual(expect.arrayContaining([...KEPT_NAMES])));

  describe.each(Object.entries(KEPT_VALUES))('of %s', (name, values) => {
    test.each(values)('is kept: %j', (value) => expect(keptOf(name, value)).toBe(value));

    test('that does not fit is masked', () => {
      const value = 'pl4nted-s3cret';
      expect(keptOf(name, value)).not.toContain(value);
    });
  });

  test.each(KEPT_IN_FAMILIES)('of the family of %s is kept: %s', (name, value) =>
    expect(keptOf(name, value)).toBe(value),
  );

  test('of any other header is a tag, and its length', () =>
    expect(redactor.headers([{ name: 'X-Custom', value: 'hello' }])).toEqual([
      { name: 'X-Custom', value: tag('hello'), secret: true, length: 5 },
    ]));

  test.each(MASKED_VALUES)('of %s that does not fit keeps its form: %j', (name, value, kept) =>
    expect(keptOf(name, value)).toBe(kept),
  );

  test.each(ACCESS_VALUES)('of %s that gives access: %j', (name, value, kept) => {
    const [header] = redactor.headers([{ name, value }]);
    expect(withTags(header?.value ?? '')).toBe(kept);
    expect(header?.secret).toBe(true);
  });
});

describe('a URL', () => {
  const URL = 'https://api.example/x';

  test.each(KEPT_URLS)('%j stays byte for byte', (url) => expect(redactor.url(url)).toBe(url));

  test.each(CHANGED_URLS)('%s becomes %s', (url, kept) => expect(withTags(redactor.url(url))).toBe(kept));

  test('has another tag for another secret, and the same for the same', () => {
    const tags = ['a', 'b', 'a'].map((value) => redactor.url(`${URL}?token=${value}`));
    expect(tags[0]).toBe(tags[2]);
    expect(tags[0]).not.toBe(tags[1]);
    expect(new Redactor('other salt').url(`${URL}?token=a`)).not.toBe(tags[0]);
  });

  test('of a request has no fragment', () =>
    expect(redactor.requestUrl(`${URL}?page=2#id_token=a`)).toBe(`${URL}?page=2`));
});

describe('a text', () => {
  test.each(KEPT_TEXTS)('%s is kept', (text) => expect(redactor.text(text)).toBe(text));

  test.each(CHANGED_TEXTS)('%s becomes %s', (text, kept) => expect(withTags(redactor.text(text))).toBe(kept));
});

test('what was redacted is redacted again as it is, whatever it was', () => {
  const piece = fc.oneof(
    anyText(),
    fc.constantFrom(
      ...['https:', '//', '/', '?', '&', ';', '#', '=', '@', ':', '"', '%', '%22', '%25', '%3D'],
    ),
    fc.constantFrom(
      ...['%E9', '\t', ' ', ',', '\\', 'token', 'true', 'GET', 'a'.repeat(16), 'Basic ', 'realm', '\n'],
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(...KEPT_NAMES, 'X-Custom'), (value, name) => {
      for (const redact of [redactor.url, redactor.text, redactor.word].map((each) => each.bind(redactor)))
        expect(redact(redact(value))).toBe(redact(value));
      const once = redactor.headers([{ name, value }]);
      expect(redactor.headers(once)).toEqual(once);
    }),
    { numRuns: 3_000 },
  );
});

test('every header whose value the engine reads is kept', () => {
  const engine = FILES.filter((file) =>
    /^src\/(fetch|exchange|platform|causes|practice|policy|diagnosis|codes)\/.*\.ts$/.test(file),
  );
  const names = engine.flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(
        /\b(?:get|linesOf|extractList|valuesOf)\(\s*[\w.?[\] ]+,\s*'([\w-]+)'/g,
      ),
    ].map(([, name]) => name ?? ''),
  );
  expect(names).toContain('Access-Control-Allow-Origin');
  expect(
    names.filter(
      (name) => !KEPT_NAMES.includes(name.toLowerCase()) && !/^(access-control|sec-fetch|cf)-/i.test(name),
    ),
  ).toEqual([]);
});
