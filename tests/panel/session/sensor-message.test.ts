import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSensorMessage } from '../../../panel/session/sensor-message.ts';

test.each([
  { kind: 'event', event: 'onCompleted', details: { requestId: '1', url: 'https://api.example/' } },
  { kind: 'status', hostPermission: true },
  { kind: 'call', call: { api: 'fetch' }, frameId: 0, documentId: null },
  { kind: 'lost-calls', origin: 'https://ads.example', count: 5 },
  { kind: 'lost-calls', origin: null, count: 5 },
  { kind: 'lost-events', count: 1 },
  { kind: 'recording-calls', reached: false },
  { kind: 'page', url: 'https://shop.example/' },
  { kind: 'timeline', entries: [] },
])('%j is read as it is', (message) => expect(readSensorMessage(message)).toBe(message));

test.each([
  undefined,
  'status',
  { kind: 'constructor' },
  { kind: 'event', event: 'onEverything', details: {} },
  { kind: 'event', event: 'onCompleted', details: null },
  { kind: 'status', hostPermission: 'yes' },
  { kind: 'call', call: 'fetch' },
  { kind: 'lost-calls', origin: 7, count: 5 },
  { kind: 'lost-events', count: -1 },
  { kind: 'recording-calls' },
  { kind: 'page', url: 7 },
  { kind: 'timeline', entries: {} },
])('%j is no message of the sensor', (message) => expect(readSensorMessage(message)).toBeNull());

test('no value at all makes it throw', () =>
  fc.assert(fc.property(fc.anything(), (value) => void readSensorMessage(value))));
