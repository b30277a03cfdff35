import { expect, test } from 'vitest';
import { addLostCalls, NO_LOSSES, readLosses } from '../../../src/index.ts';

test('losses are read as they were saved', () => {
  const losses = {
    calls: [{ origin: 'https://ads.invalid', count: 7 }],
    exchanges: 3,
    pending: 4,
    events: 2,
  };
  expect(readLosses(JSON.parse(JSON.stringify(losses)))).toEqual(losses);
});

test.each([
  [null],
  ['many'],
  [{ calls: 5, exchanges: -1, events: 0.5 }],
  [{ calls: [null, 'a', { count: 'b' }] }],
])('what is malformed counts as nothing lost: %j', (value) => expect(readLosses(value)).toEqual(NO_LOSSES));

test('of an origin nothing but the origin is kept', () => {
  const calls = [{ origin: 'https://user:secret@ads.invalid/path?token=secret', count: 1 }];
  expect(readLosses({ calls }).calls).toEqual([{ origin: 'https://ads.invalid', count: 1 }]);
});

test('calls of one origin are added up, and a page that makes new origins without end fills no memory', () => {
  let losses = NO_LOSSES;
  for (let index = 0; index < 1_000; index += 1)
    losses = addLostCalls(losses, { origin: `https://${index}.invalid`, count: 2 });
  losses = addLostCalls(losses, { origin: 'https://1.invalid', count: 5 });
  expect(losses.calls).toHaveLength(51);
  expect(losses.calls).toContainEqual({ origin: 'https://1.invalid', count: 7 });
  expect(losses.calls).toContainEqual({ origin: null, count: 1_900 });
});
