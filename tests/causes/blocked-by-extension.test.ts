import { expect, test } from 'vitest';
import { diagnose, Recorder } from '../../src/index.ts';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('blocked-by-extension', {
  phase: null,
  evidence: {
    error: 'net::ERR_BLOCKED_BY_CLIENT',
    method: 'GET',
    status: null,
    host: 'analytics.example.com',
    stopped: 'GET',
  },
  says: ['GET', 'analytics.example.com', 'net::ERR_BLOCKED_BY_CLIENT', 'ad blocker', 'got no request'],
  proof: 'not-applicable',
  change: [],
});

const endingWith = (error: string): string => edit(example, ['net::ERR_BLOCKED_BY_CLIENT', error]);

/** A request and an OPTIONS that was stopped before it had headers, as both browsers showed it. */
function stoppedPreflight(
  browser: 'chromium' | 'firefox',
  errors: readonly [preflight: string, actual: string],
  { endedAt = 3, method = 'PUT' } = {},
) {
  const recorder = new Recorder(browser, 'https://shop.example.com/cart');
  const add = (event: string, requestId: string, own: string, timeStamp: number, more: object = {}) =>
    recorder.addEvent(event, {
      ...{ requestId, method: own, url: 'https://analytics.example.com/collect', type: 'xmlhttprequest' },
      ...{ tabId: 7, frameId: 0, initiator: 'https://shop.example.com', timeStamp, ...more },
    });
  add('onBeforeRequest', '1', method, 1);
  add('onBeforeRequest', '2', 'OPTIONS', 2);
  add('onErrorOccurred', '2', 'OPTIONS', 2.5, { error: errors[0] });
  add('onErrorOccurred', '1', method, endedAt, { error: errors[1] });
  return recorder.exchanges();
}

test.each([
  ['chromium', 'net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_FAILED'],
  ['firefox', 'NS_ERROR_ABORT', 'NS_ERROR_ABORT'],
] as const)('is the cause in %s, too, when it stopped the preflight', (browser, preflight, actual) => {
  const [exchange, ...others] = stoppedPreflight(browser, [preflight, actual]);
  expect(others).toEqual([]);
  if (exchange === undefined) throw new Error('There is no exchange');
  expect(diagnose(exchange)).toMatchObject({
    verdict: 'failed',
    cause: 'blocked-by-extension',
    evidence: { error: preflight, method: 'PUT', stopped: 'OPTIONS' },
  });
});

test('an OPTIONS of the page itself is no preflight of a request that ends much later', () => {
  const late = stoppedPreflight('chromium', ['net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_FAILED'], {
    endedAt: 900,
  });
  expect(late.map(({ hops: [{ method, preflight }] }) => [method, preflight])).toEqual([
    ['PUT', null],
    ['OPTIONS', null],
  ]);
});

test('knows Firefox’s name for it', () => {
  const firefox = edit(endingWith('NS_ERROR_ABORT'), ['browser: chromium', 'browser: firefox']);
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'blocked-by-extension',
    codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
  });
});

test('says how to find the extension, and that nobody names it', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('private window');
  expect(toldOf(example)).toContain('which extension');
});

testNeighbours({
  'the page itself ended it': [endingWith('net::ERR_ABORTED'), 'aborted'],
  'Firefox’s page ended it': [
    edit(endingWith('NS_BINDING_ABORTED'), ['browser: chromium', 'browser: firefox']),
    'aborted',
  ],
  'an administrator forbids it': [endingWith('net::ERR_BLOCKED_BY_ADMINISTRATOR'), 'unknown-failure'],
  'the answer lacks the header, whoever removed it': [
    endingWith('withheld').concat('> Origin: https://shop.example.com\n< 200\n'),
    'allow-origin-missing',
  ],
});
