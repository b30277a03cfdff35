import { describe, expect, it } from 'vitest';
import type { Entry, Navigation } from '../../panel/session/session.ts';
import { type Item, listItems } from '../../panel/views/list-items.ts';
import { statusWords } from '../../panel/views/status-words.ts';
import type { Diagnosis } from '../../src/index.ts';
import { fixtures } from './fixtures.ts';

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
const drawn = (items: readonly Item[]) =>
  items.map((item) => (item.kind === 'page' ? `page ${item.navigation?.id ?? 'unknown'}` : item.entry.id));

const entries = [
  entry('first', 1, fixtures.originMismatch),
  entry('second', 1, fixtures.connectionRefused),
  entry('quiet', 1, fixtures.allowedPlainly),
  entry('third', 3, fixtures.originMismatch),
];

describe('listItems', () => {
  it('puts the newest page first and the newest exchange first below it', () => {
    const items = listItems(entries, navigations);
    expect(drawn(items)).toEqual(['page 3', 'third', 'page 1', 'quiet', 'second', 'first']);
    expect(items.flatMap((item) => (item.kind === 'exchange' ? [item.position] : []))).toEqual([1, 2, 3, 4]);
  });

  it('keeps the line of the newest page, though nothing of it is shown, and of no other', () => {
    expect(drawn(listItems(entries.slice(0, 2), navigations))).toEqual([
      'page 3',
      'page 1',
      'second',
      'first',
    ]);
  });

  it('keeps exchanges whose page was not seen', () => {
    const lost = [entry('lost', 99, fixtures.originMismatch)];
    expect(drawn(listItems(lost, []))).toEqual(['page unknown', 'lost']);
  });
});

describe('statusWords', () => {
  it('names the preflight where it decided, and the lack of an answer', () => {
    expect(statusWords(fixtures.preflightRouteMissing)).toBe('OPTIONS 404');
    expect(statusWords(fixtures.errorWithoutCors)).toBe('401');
    expect(statusWords(fixtures.connectionRefused)).toBe('no answer');
  });
});
