import { describe, expect, test } from 'vitest';
import { EntryList } from '../../../panel/session/entry-list.ts';
import { diagnoseAll, type Exchange, readCapture, toJson } from '../../../src/index.ts';
import { recordingsOf } from '../../support/recordings.ts';
import { expectSameSummary } from '../../support/same-summary.ts';

const exchanges = recordingsOf('chromium')
  .flatMap((recording) => readCapture(JSON.stringify(recording)).exchanges)
  .filter(({ fromStart, outcome }) => fromStart && outcome.kind !== 'pending')
  .map((exchange, index): Exchange => ({ ...exchange, id: `${index}`, startedAt: index * 1000 }))
  .slice(0, 60);

const newList = () => new EntryList((time) => (time < 10_000 ? 1 : 2));
const idsOf = ({ entries }: EntryList): readonly string[] => entries.map(({ id }) => id);
const WITHOUT_END = Number.POSITIVE_INFINITY;

describe('the list of a session', () => {
  test('is in order of start, whatever ended first', () => {
    const list = newList();
    for (const exchange of exchanges.toReversed()) list.update([exchange], [], WITHOUT_END);
    expect(idsOf(list)).toEqual(exchanges.map(({ id }) => id));
    expect(list.entries.map(({ navigation }) => navigation).slice(8, 12)).toEqual([1, 1, 2, 2]);
  });

  test('takes no longer than it may, and catches up', () => {
    const list = newList();
    list.update(exchanges.slice(0, 20), exchanges.slice(20, 30), 0);
    expect(list.entries).toEqual([]);
    expect(list.isBehind).toBe(true);
    // Open exchanges are given again each time, settled ones are not.
    list.update([], exchanges.slice(20, 30), WITHOUT_END);
    expect(list.isBehind).toBe(false);
    expect(idsOf(list)).toEqual(exchanges.slice(0, 30).map(({ id }) => id));
  });

  test('shows what it knows already, though there is no time for more', () => {
    const list = newList();
    list.update(exchanges.slice(0, 3), exchanges.slice(3, 5), WITHOUT_END);
    const before = list.entries;
    list.update(exchanges.slice(3, 5), exchanges.slice(5, 7), 0);
    expect(idsOf(list)).toEqual(['0', '1', '2', '3', '4']);
    expect(list.entries).toEqual(before);
    expect(list.isBehind).toBe(true);
  });

  test('stays the same object while nothing changes, and so does each entry', () => {
    const list = newList();
    list.update(exchanges.slice(0, 5), exchanges.slice(5, 6), WITHOUT_END);
    const before = list.entries;
    list.update([], exchanges.slice(5, 6), WITHOUT_END);
    expect(list.entries).toBe(before);
    list.update(exchanges.slice(5, 7), [], WITHOUT_END);
    expect(list.entries.slice(0, 6).every((entry, index) => entry === before[index])).toBe(true);
  });

  test('leaves out what is known only in part, and what is under way', () => {
    const [first, second] = exchanges;
    if (first === undefined || second === undefined) throw new Error('There are no recordings.');
    const list = newList();
    list.update([{ ...first, fromStart: false }], [{ ...second, outcome: { kind: 'pending' } }], WITHOUT_END);
    expect(list.entries).toEqual([]);
    expect(list.isBehind).toBe(false);
  });

  test('forgets what began before a time', () => {
    const list = newList();
    list.update(exchanges.slice(0, 4), exchanges.slice(4, 8), WITHOUT_END);
    list.keep(({ startedAt }) => startedAt >= 3000);
    expect(idsOf(list)).toEqual(['3', '4', '5', '6', '7']);
    list.keep(({ startedAt }) => startedAt >= 6000);
    expect(idsOf(list)).toEqual(['6', '7']);
  });
});

describe('its diagnoses', () => {
  const judged = diagnoseAll(exchanges).map((diagnosis) => JSON.stringify(toJson(diagnosis)));
  const of = (list: EntryList): readonly string[] =>
    list.entries.map((entry) => JSON.stringify(toJson(list.diagnosisOf(entry))));

  test('are those of all exchanges, one after the other', () => {
    const list = newList();
    list.update(exchanges.slice(0, 40), exchanges.slice(40), WITHOUT_END);
    expect(of(list)).toEqual(judged);
    for (const entry of list.entries) expectSameSummary(entry.summary, list.diagnosisOf(entry));
  });

  test('are the same though the exchanges settled in another order', () => {
    const list = newList();
    for (const exchange of exchanges.toReversed()) list.update([exchange], [], WITHOUT_END);
    expect(of(list)).toEqual(judged);
  });

  test('are made once', () => {
    const list = newList();
    list.update(exchanges.slice(0, 2), [], WITHOUT_END);
    const [entry] = list.entries;
    if (entry === undefined) throw new Error('Nothing is listed.');
    expect(list.diagnosisOf(entry)).toBe(list.diagnosisOf(entry));
  });
});
