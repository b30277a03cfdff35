import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSessionMessage } from '../../background/session-message.ts';

const CHANNEL = '0b9b1c9e-3f0d-4a44-9f7e-6a6b5d0c7d11';

test.each([
  { kind: 'ping' },
  { kind: 'read-timeline' },
  { kind: 'open-options' },
  { kind: 'watch', origins: ['https://shop.example'], salt: CHANNEL },
  { kind: 'record-calls', channel: CHANNEL },
  { kind: 'record-calls', channel: null },
])('%j is read as it is', (message) => expect(readSessionMessage(message)).toEqual(message));

test('what a message has besides is not read', () =>
  expect(readSessionMessage({ kind: 'ping', origins: ['https://shop.example'] })).toEqual({ kind: 'ping' }));

test.each([
  null,
  'ping',
  {},
  { kind: 'toString' },
  { kind: 'watch' },
  { kind: 'watch', origins: [] },
  { kind: 'watch', origins: [], salt: 'guess' },
  { kind: 'watch', origins: 'https://shop.example', salt: CHANNEL },
  { kind: 'watch', origins: [1], salt: CHANNEL },
  { kind: 'watch', origins: ['x'.repeat(513)], salt: CHANNEL },
  { kind: 'watch', origins: new Array(10_001).fill('https://shop.example'), salt: CHANNEL },
  { kind: 'record-calls' },
  { kind: 'record-calls', channel: 'guess' },
  { kind: 'record-calls', channel: `${CHANNEL}"); evil("` },
])('%j is no message of a session', (message) => expect(readSessionMessage(message)).toBeNull());

test('no value at all makes it throw', () =>
  fc.assert(fc.property(fc.anything(), (value) => void readSessionMessage(value))));
