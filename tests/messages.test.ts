import { expect, test } from 'vitest';
import { portName, tabOfPort } from '../src/messages.ts';

test.each([0, 1, 1_126_072_645])('the port of tab %i leads back to it', (tab) =>
  expect(tabOfPort(portName(tab))).toBe(tab),
);

test.each([
  '',
  'crosscheck-tab-',
  'crosscheck-tab--1',
  'crosscheck-tab-1.5',
  'crosscheck-tab-1\n',
  'xcrosscheck-tab-1',
  'devtools',
])('the port %j is not ours', (name) => expect(tabOfPort(name)).toBe(null));
