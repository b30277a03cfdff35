import { expect, test } from 'vitest';
import { shorten } from '../../src/text/shorten.ts';

test.each([
  ['', 5, ''],
  ['abcde', 5, 'abcde'],
  ['abcdef', 5, 'ab…ef'],
  ['abcdefgh', 6, 'ab…gh'],
  ['api.example.com:8443', 9, 'api.…8443'],
])('%j in %i characters is %j', (value, limit, short) => {
  expect(shorten(value, limit)).toBe(short);
  expect(short.length).toBeLessThanOrEqual(limit);
});
