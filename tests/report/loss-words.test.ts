import { expect, test } from 'vitest';
import { lossWords, NO_LOSSES, plain } from '../../src/index.ts';

const words = (losses: object): readonly string[] =>
  lossWords({ ...NO_LOSSES, ...losses }).map((text) => plain(text));

test('of nothing lost, nothing is said', () => {
  expect(words({})).toEqual([]);
});

test('the calls of three origins are named, those with the most first, and the others are summed up', () => {
  const calls = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({
    origin: `https://${name}.invalid`,
    count: 10 ** index,
  }));
  const why = 'were not recorded: a frame called more than a thousand times in a second.';
  expect(words({ calls })).toEqual([
    `10,000 calls of https://e.invalid ${why} Their requests were recorded as usual.`,
    `1,000 calls of https://d.invalid ${why} Their requests were recorded as usual.`,
    `100 calls of https://c.invalid ${why} Their requests were recorded as usual.`,
    `11 calls of other origins ${why} Their requests were recorded as usual.`,
  ]);
});

test('what had to make room is said with its number', () => {
  expect(words({ exchanges: 5_000, pending: 1_000, events: 1 })).toEqual([
    'The recording was full, so 5,000 exchanges had to make room for newer ones: those that were allowed first, the oldest before the others.',
    'Too many requests had no end, so 1,000 of the oldest were forgotten.',
    'One event of a request was lost while Crosscheck’s background was starting again. What the Network panel has of it was recorded.',
  ]);
});
