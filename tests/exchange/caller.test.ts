import { expect, test } from 'vitest';
import { callerOf } from '../../src/exchange/caller.ts';
import { headers } from '../support/observed.ts';

const NOTHING = {
  api: null,
  resourceType: null,
  type: 'xmlhttprequest',
  requestHeaders: null,
  isOfWorker: false,
};

test.each([
  ['nothing but a script’s type', {}, null],
  ['the recorded call', { api: 'fetch' }, 'fetch'],
  ['the recorded element', { api: 'img', type: 'image' }, 'image'],
  ['HAR', { resourceType: 'fetch' }, 'fetch'],
  ['HAR, against webRequest’s vague type', { resourceType: 'manifest', type: 'other' }, 'manifest'],
  ['a link, which HAR tells apart', { api: 'link', resourceType: 'font', type: 'font' }, 'font'],
  ['the destination', { type: 'other', requestHeaders: headers('Sec-Fetch-Dest: manifest') }, 'manifest'],
  ['a script’s destination', { requestHeaders: headers('Sec-Fetch-Dest: empty') }, null],
  ['webRequest', { type: 'ping' }, 'beacon'],
  ['what it accepts', { requestHeaders: headers('Accept: text/event-stream') }, 'eventsource'],
  ['no tab', { isOfWorker: true }, 'worker'],
  ['a type that nobody knows', { type: 'speculative' }, null],
] as const)('%s tells the caller', (_, said, caller) => {
  expect(callerOf({ ...NOTHING, ...said })).toBe(caller);
});
