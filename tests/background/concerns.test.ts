import { expect, test } from 'vitest';
import { concerns } from '../../background/concerns.ts';
import type { WatchedTab } from '../../background/watched-tabs.ts';

const tab = (place: WatchedTab['place']): WatchedTab => ({
  ...{ tabId: 7, salt: 'salt' },
  origins: ['https://shop.example'],
  place,
});
const details = { tabId: -1, timeStamp: 0, initiator: 'https://shop.example' };
const concernsTab = (caller: object, place: WatchedTab['place'] = { incognito: false }) =>
  concerns({ ...details, ...caller }, tab(place));

test('a request of the tab concerns it, whoever asked', () => {
  expect(concernsTab({ tabId: 7, initiator: 'https://ads.example' })).toBe(true);
  expect(concernsTab({ tabId: 8 })).toBe(false);
});

test('a worker’s request concerns the tabs that show its origin', () => {
  expect(concernsTab({})).toBe(true);
  expect(concernsTab({ initiator: 'https://mail.example' })).toBe(false);
  expect(concernsTab({ initiator: undefined, originUrl: 'https://shop.example/worker.js' })).toBe(true);
  expect(concernsTab({ initiator: undefined })).toBe(false);
  expect(concernsTab({ initiator: 'null' })).toBe(false);
  expect(concernsTab({}, null)).toBe(false);
});

test('a worker of another container or of private browsing does not concern the tab', () => {
  const inFirefox = { cookieStoreId: 'firefox-default', incognito: false };
  expect(concernsTab(inFirefox, inFirefox)).toBe(true);
  expect(concernsTab({ ...inFirefox, cookieStoreId: 'firefox-container-2' }, inFirefox)).toBe(false);
  const isPrivate = { cookieStoreId: 'firefox-private', incognito: true };
  expect(concernsTab(isPrivate, inFirefox)).toBe(false);
  expect(concernsTab({ incognito: true }, { incognito: false })).toBe(false);
});
