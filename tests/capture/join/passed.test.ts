import { expect, test } from 'vitest';
import { Passed } from '../../../src/capture/join/passed.ts';
import { harEntry, type ToldEntry, type ToldRecord, webRequest } from '../../support/sources.ts';

const API = 'https://api.invalid/x';
const TO = 'https://other.invalid/to';

const ofEvents = (told: ToldRecord): boolean => {
  const passed = new Passed();
  passed.add([webRequest({ url: API, sent: [], status: 200, ...told })], []);
  return passed.has(API);
};
const ofHar = (told: ToldEntry): boolean => {
  const passed = new Passed();
  passed.add([], [harEntry({ url: API, status: 200, ...told })]);
  return passed.has(API);
};

test.each<[string, ToldRecord & ToldEntry, boolean]>([
  ['a request without Origin', {}, true],
  ['a redirect without it', { status: 302 }, true],
  ['a request with it', { sent: ['Origin: https://app.invalid'] }, false],
  ['an answer that refuses', { status: 403 }, false],
])('by %s, as both sources tell it', (_, told, isSo) => {
  expect([ofEvents(told), ofHar(told)]).toEqual([isSo, isSo]);
});

test('headers that were not seen prove nothing', () => {
  const passed = new Passed();
  passed.add([webRequest({ url: API, status: 200 })], []);
  expect(passed.has(API)).toBe(false);
});

test('each hop counts, and the URLs that passed longest ago are forgotten', () => {
  const passed = new Passed();
  passed.add(
    [webRequest({ url: API, sent: [], status: 302, redirected: [{ url: TO, sent: [], status: 200 }] })],
    [],
  );
  expect([passed.has(API), passed.has(TO)]).toEqual([true, true]);
  passed.add(
    Array.from({ length: 3_999 }, (_, n) => webRequest({ url: `${API}/${n}`, sent: [], status: 200 })),
    [],
  );
  expect([passed.has(API), passed.has(TO)]).toEqual([false, true]);
});
