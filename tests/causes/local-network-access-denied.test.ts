import { expect, test } from 'vitest';
import { diagnoseAll, Recorder } from '../../src/index.ts';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('local-network-access-denied', {
  phase: 'response',
  evidence: { page: 'https://shop.example.com', host: 'localhost:8080' },
  says: ['https://shop.example.com', 'localhost:8080', '142', 'no header'],
  proof: 'not-applicable',
  change: [],
});

/** Chromium names it only on the preflight, and only in HAR. */
const ON_PREFLIGHT = edit(example, ['> GET', '> PUT']);

test('predicts the code and says that headers cannot help', () => {
  expect(diagnosisOf(example).codes.chromium).toEqual(['LocalNetworkAccessPermissionDenied']);
  expect(toldOf(example)).toContain('cannot help');
  expect(adviceOf(diagnosisOf(example)).join()).toContain('allow the local network');
});

test.each(['cors', 'no-cors'])('is the cause in mode %s, with every method', (mode) => {
  const text = edit(ON_PREFLIGHT, ['credentials: same-origin', `mode: ${mode}`]);
  expect(diagnosisOf(text).cause).toBe('local-network-access-denied');
});

testNeighbours({
  'the page is not secure': [edit(example, ['https://shop', 'http://shop']), 'insecure-local-network'],
  'nobody listens there': [
    edit(example, ['ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'ERR_CONNECTION_REFUSED']),
    'connection-refused',
  ],
  'it was asked and did not allow the page': [
    edit(example, ['net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'withheld']).concat('< 200\n'),
    'allow-origin-missing',
  ],
  'the name is not known': [
    edit(example, ['ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'ERR_NAME_NOT_RESOLVED']),
    'name-not-resolved',
  ],
});

test('is the cause of a shared worker’s preflight, of which DevTools lists nothing', () => {
  const recorder = new Recorder('chromium', 'https://shop.example.com/');
  const tell = (event: string, requestId: string, method: string, more: object = {}) =>
    recorder.addEvent(event, {
      ...{ requestId, method, url: 'http://localhost:8080/x', type: 'xmlhttprequest', tabId: -1 },
      ...{ initiator: 'https://shop.example.com', timeStamp: 1_767_225_600_000, ...more },
    });
  const requestHeaders = [
    { name: 'Origin', value: 'https://shop.example.com' },
    { name: 'Access-Control-Request-Method', value: 'PUT' },
  ];
  tell('onBeforeRequest', '1', 'PUT');
  tell('onBeforeRequest', '2', 'OPTIONS');
  tell('onSendHeaders', '2', 'OPTIONS', { requestHeaders });
  tell('onErrorOccurred', '2', 'OPTIONS', { error: 'net::ERR_FAILED' });
  tell('onErrorOccurred', '1', 'PUT', { error: 'net::ERR_FAILED' });
  expect(diagnoseAll(recorder.exchanges())).toMatchObject([
    { cause: 'local-network-access-denied', codes: { chromium: ['LocalNetworkAccessPermissionDenied'] } },
  ]);
});
