import { expect, test } from 'vitest';
import {
  remembering,
  rememberingObjects,
  rememberingPassed,
  rememberingUnchanged,
} from '../../../src/capture/redact/remembering.ts';

/** The function, and what it was asked. */
function counted<Given, Answer>(answer: (given: Given) => Answer) {
  const asked: Given[] = [];
  return {
    asked,
    ask: (given: Given): Answer => {
      asked.push(given);
      return answer(given);
    },
  };
}

test('a text is asked for once, until a hundred others came', () => {
  const { asked, ask } = counted((text: string) => text.toUpperCase());
  const remembered = remembering(ask);
  expect([remembered('a'), remembered('a')]).toEqual(['A', 'A']);
  expect(asked).toEqual(['a']);
  for (let other = 0; other < 100; other += 1) remembered(`${other}`);
  expect(remembered('a')).toBe('A');
  expect(asked.filter((text) => text === 'a')).toHaveLength(2);
});

test('of a check only what passed it is remembered', () => {
  const { asked, ask } = counted((text: string) => text === 'word');
  const remembered = rememberingPassed(ask);
  expect(['word', 'word', 'k3y', 'k3y'].map(remembered)).toEqual([true, true, false, false]);
  expect(asked).toEqual(['word', 'k3y', 'k3y']);
});

test('of a change only what stayed as it was is remembered', () => {
  const { asked, ask } = counted((text: string) => text.replace('secret', 'x'));
  const remembered = rememberingUnchanged(ask);
  expect(['/a', '/a', '/secret', '/secret'].map(remembered)).toEqual(['/a', '/a', '/x', '/x']);
  expect(asked).toEqual(['/a', '/secret', '/secret']);
});

test('no long text is remembered, and only ten thousand short ones', () => {
  const { asked, ask } = counted((text: string) => text);
  const remembered = rememberingUnchanged(ask);
  const long = 'a'.repeat(257);
  remembered(long);
  remembered(long);
  remembered('first');
  for (let other = 0; other < 10_000; other += 1) remembered(`${other}`);
  remembered('first');
  expect(asked.filter((text) => text === long)).toHaveLength(2);
  expect(asked.filter((text) => text === 'first')).toHaveLength(2);
});

test('an object is asked for once', () => {
  const { asked, ask } = counted((list: readonly number[]) => list.length);
  const remembered = rememberingObjects(ask);
  const list = [1, 2];
  expect([remembered(list), remembered(list), remembered([1, 2])]).toEqual([2, 2, 2]);
  expect(asked).toHaveLength(2);
});
