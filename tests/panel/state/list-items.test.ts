import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../panel/entry/entry.ts';
import { statusWords } from '../../../panel/entry/status-words.ts';
import type { Navigation } from '../../../panel/session/session.ts';
import { ListItems } from '../../../panel/state/list-items.ts';
import type { Diagnosis } from '../../../src/index.ts';
import { fixtures } from '../../support/fixtures.ts';

const navigations: Navigation[] = [1, 2, 3].map((id) => ({
  id,
  url: `https://a.example/${id}`,
  startedAt: id,
}));
const entry = (id: string, navigation: number, diagnosis: Diagnosis): Entry => ({
  id,
  navigation,
  summary: diagnosis,
});
const every = (items: ListItems) => Array.from({ length: items.length }, (_, index) => items.at(index));
const drawn = (items: ListItems) =>
  every(items).map((item) =>
    item?.kind === 'page' ? `page ${item.navigation?.id ?? 'unknown'}` : item?.entry.id,
  );

const entries = [
  entry('first', 1, fixtures.originMismatch),
  entry('second', 1, fixtures.connectionRefused),
  entry('quiet', 1, fixtures.allowedPlainly),
  entry('third', 3, fixtures.originMismatch),
];

describe('ListItems', () => {
  it('puts the newest page first and the newest exchange first below it', () => {
    const items = new ListItems(entries, navigations);
    expect(drawn(items)).toEqual(['page 3', 'third', 'page 1', 'quiet', 'second', 'first']);
    expect(every(items).flatMap((item) => (item?.kind === 'exchange' ? [item.position] : []))).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('keeps the line of the newest page, though nothing of it is shown, and of no other', () => {
    expect(drawn(new ListItems(entries.slice(0, 2), navigations))).toEqual([
      'page 3',
      'page 1',
      'second',
      'first',
    ]);
  });

  it('finds every exchange where it stands, and none that is not shown', () => {
    const pages = fc.array(fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(pages, fc.boolean(), (list, hides) => {
        const all = list.map((navigation, index) => entry(`${index}`, navigation, fixtures.originMismatch));
        const shown = all.filter((_, index) => !hides || index % 3 > 0);
        const items = new ListItems(shown, navigations);
        const found = every(items).flatMap((item, index) =>
          item?.kind === 'exchange' ? [{ index, ...item }] : [],
        );
        expect(found.map((each) => each.entry.id).sort()).toEqual(shown.map(({ id }) => id).sort());
        expect(found.map((each) => each.position)).toEqual(found.map((_, index) => index + 1));
        for (const each of found) {
          expect(items.indexOf(each.entry)).toBe(each.index);
          expect(items.indexOf({ ...each.entry })).toBe(each.index);
          expect(items.exchangeAt(each.position)).toBe(each.entry);
          expect(items.at(each.page.index)).toEqual(each.page);
          expect(items.isPage(each.page.index)).toBe(true);
          expect(items.isPage(each.index)).toBe(false);
        }
        for (const each of all) if (!shown.includes(each)) expect(items.indexOf(each)).toBe(-1);
        expect(items.exchangeAt(0)).toBe(found[0]?.entry);
        expect(items.exchangeAt(found.length + 9)).toBe(found.at(-1)?.entry);
        expect([items.at(-1), items.at(items.length)]).toEqual([undefined, undefined]);
      }),
    );
  });

  it('keeps exchanges whose page was not seen', () => {
    const lost = [entry('lost', 99, fixtures.originMismatch)];
    expect(drawn(new ListItems(lost, []))).toEqual(['page unknown', 'lost']);
  });
});

describe('statusWords', () => {
  it('names the preflight where it decided, and the lack of an answer', () => {
    expect(statusWords(fixtures.preflightRouteMissing)).toBe('OPTIONS 404');
    expect(statusWords(fixtures.errorWithoutCors)).toBe('401');
    expect(statusWords(fixtures.connectionRefused)).toBe('no answer');
  });
});
