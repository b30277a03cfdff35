import { describe, expect, test } from 'vitest';
import { SessionStore } from '../../../panel/session/session-store.ts';

const store = () => new SessionStore({ name: 'chromium', version: '156' });
const [FIRST, SECOND] = ['https://page.invalid/1', 'https://page.invalid/2'];

/** A request that CORS blocked, at a time. */
function request(to: SessionStore, requestId: string, at: number): void {
  const common = {
    requestId,
    method: 'GET',
    url: `https://api.invalid/${requestId}`,
    type: 'xmlhttprequest',
    tabId: 1,
  };
  const details = { ...common, initiator: 'https://page.invalid' };
  const lines = [{ name: 'Origin', value: 'https://page.invalid' }];
  to.addEvent('onBeforeRequest', { ...details, timeStamp: at });
  to.addEvent('onSendHeaders', { ...details, timeStamp: at + 1, requestHeaders: lines });
  to.addEvent('onHeadersReceived', { ...details, timeStamp: at + 2, statusCode: 200, responseHeaders: [] });
  to.addEvent('onErrorOccurred', { ...details, timeStamp: at + 3, error: 'net::ERR_FAILED' });
}

const documentRequest = (to: SessionStore, url: string, at: number) =>
  to.addEvent('onBeforeRequest', {
    requestId: `document-${at}`,
    method: 'GET',
    url,
    type: 'main_frame',
    tabId: 1,
    timeStamp: at,
  });

const shown = (of: SessionStore) => of.snapshot().entries.map(({ id, navigation }) => [id, navigation]);

describe('a request belongs to', () => {
  test('the newest navigation that began before it', () => {
    const session = store();
    session.addNavigation(FIRST, 1000);
    request(session, 'a', 1500);
    session.addNavigation(SECOND, 2000);
    request(session, 'b', 2500);
    expect(shown(session)).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(session.snapshot().navigations).toEqual([
      { id: 1, url: FIRST, startedAt: 1000 },
      { id: 2, url: SECOND, startedAt: 2000 },
    ]);
  });

  test('the document that asked for it, although the navigation is announced later', () => {
    const session = store();
    session.addNavigation(FIRST, 1000);
    documentRequest(session, SECOND, 2000);
    request(session, 'early', 2100);
    session.addNavigation(SECOND, 2300);
    expect(shown(session)).toEqual([['early', 2]]);
    expect(session.snapshot().navigations[1]?.startedAt).toBe(2000);
  });

  test('the first navigation if it is older than all, and to none if there is none', () => {
    const session = store();
    request(session, 'a', 500);
    expect(shown(session)).toEqual([['a', 0]]);
    session.addNavigation(FIRST, 1000);
    expect(shown(session)).toEqual([['a', 1]]);
  });

  test('a navigation within the document begins when it is announced', () => {
    const session = store();
    documentRequest(session, FIRST, 1000);
    session.addNavigation(FIRST, 1200);
    session.addNavigation(`${FIRST}#part`, 3000);
    expect(session.snapshot().navigations.map(({ startedAt }) => startedAt)).toEqual([1000, 3000]);
  });
});

describe('a navigation', () => {
  test('keeps what was recorded before', () => {
    const session = store();
    session.addNavigation(FIRST, 1000);
    request(session, 'a', 1500);
    session.addNavigation(SECOND, 2000);
    expect(shown(session)).toEqual([['a', 1]]);
  });

  test('forgets it without preserve log, but not what the new document already asked for', () => {
    const session = store();
    session.preserveLog = false;
    session.addNavigation(FIRST, 1000);
    request(session, 'a', 1500);
    documentRequest(session, SECOND, 20_000);
    request(session, 'b', 20_100);
    expect(shown(session)).toHaveLength(2);
    session.addNavigation(SECOND, 20_200);
    expect(shown(session)).toEqual([['b', 2]]);
    expect(session.snapshot().navigations).toEqual([{ id: 2, url: SECOND, startedAt: 20_000 }]);
  });

  test('takes back preserve log from then on', () => {
    const session = store();
    request(session, 'a', 500);
    session.preserveLog = false;
    expect(shown(session)).toHaveLength(1);
    session.addNavigation(FIRST, 1000);
    expect(shown(session)).toEqual([]);
  });
});

test('what has no end yet is not shown', () => {
  const session = store();
  const details = {
    requestId: 'a',
    method: 'GET',
    url: 'https://api.invalid/',
    type: 'xmlhttprequest',
    tabId: 1,
  };
  session.addEvent('onBeforeRequest', { ...details, initiator: 'https://page.invalid', timeStamp: 1 });
  expect(shown(session)).toEqual([]);
  session.addEvent('onErrorOccurred', { ...details, timeStamp: 2, error: 'net::ERR_CONNECTION_REFUSED' });
  expect(shown(session)).toEqual([['a', 0]]);
});

test('clearing forgets requests and keeps the page', () => {
  const session = store();
  session.addNavigation(FIRST, 1000);
  session.addNavigation(SECOND, 2000);
  request(session, 'a', 2500);
  session.clear();
  expect(shown(session)).toEqual([]);
  expect(session.snapshot().navigations.map(({ url }) => url)).toEqual([SECOND]);
  request(session, 'b', 3000);
  expect(shown(session)).toEqual([['b', 2]]);
});

test('a snapshot names the browser and what keeps it from seeing everything', () => {
  const session = store();
  session.degradations = ['no-host-permission'];
  expect(session.snapshot()).toMatchObject({
    browser: { name: 'chromium', version: '156' },
    degradations: ['no-host-permission'],
  });
  expect(new SessionStore({ name: 'firefox', version: '' }).snapshot().browser.name).toBe('firefox');
});

test.each([null, 5, 'a', [], {}, { type: 'main_frame' }, { type: 'main_frame', timeStamp: 'x' }])(
  'the details %j end nothing',
  (details) => {
    const session = store();
    session.addEvent('onBeforeRequest', details);
    session.addHarEntry(details);
    expect(session.snapshot().entries).toEqual([]);
  },
);
