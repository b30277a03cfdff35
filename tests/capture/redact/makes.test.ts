import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Redactor } from '../../../src/capture/redact/redactor.ts';
import { SECRET_OF_ANY_MAKE, spellingsOf } from '../../support/redact/makes.ts';
import { AROUND, HEADER_NAMES, HOLDS_NUMBERS, TEXTS, URLS } from '../../support/redact/planted-set.ts';

const redactor = new Redactor('salt');

/** Where the secret is still in what was made of a text: in any letter case. */
const isIn = (kept: string, secret: string): boolean => kept.toLowerCase().includes(secret.toLowerCase());

/** The places in which the redactor leaves this secret. */
function leaks(places: readonly string[], secret: string, redact: (text: string) => string): string[] {
  return places
    .map((place) => place.replaceAll('SECRET', secret))
    .filter((text) => isIn(redact(text), secret));
}

const header = (text: string): string => {
  const [, name = '', value = ''] = /^([^:]*): (.*)$/s.exec(text) ?? [];
  return redactor.headers([{ name, value }])[0]?.value ?? '';
};

const LINES = [
  ...AROUND.filter(([name]) => !HOLDS_NUMBERS.test(name)).map(([name, around]) => `${name}: ${around}`),
  ...HEADER_NAMES.map((name) => `${name}: a SECRET`),
];

test.each<[string, readonly string[], (text: string) => string]>([
  ['URL', URLS, (url) => redactor.url(url)],
  ['text', TEXTS, (text) => redactor.text(text)],
  ['header', LINES, header],
  ['word', ['SECRET'], (word) => redactor.word(word)],
  ['id', ['SECRET'], (id) => redactor.id(id)],
])('no secret of any make, in any spelling, is in any %s', (_, places, redact) => {
  fc.assert(
    fc.property(SECRET_OF_ANY_MAKE, (secret) => {
      for (const spelling of spellingsOf(secret)) expect(leaks(places, spelling, redact)).toEqual([]);
    }),
    { numRuns: 250 },
  );
});
