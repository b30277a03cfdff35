import { expect, test } from 'vitest';
import { type Diagnosis, diagnose, Recorder } from '../../src/index.ts';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('redirect-error-mode', {
  phase: null,
  evidence: {
    error: 'net::ERR_ABORTED',
    status: 301,
    redirectMode: 'error',
    host: 'api.example.com',
    location: 'https://api.example.com/v2/prices',
  },
  says: ['api.example.com', '301', 'https://api.example.com/v2/prices', "redirect: 'error'"],
  proof: 'not-applicable',
  change: [{ call: 'https://api.example.com/v2/prices' }],
});

const UNRECORDED = edit(example, ['mode: cors\nredirect: error\n', 'credentials: same-origin\n']);

test('names the URL to call', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Call https://api.example.com/v2/prices directly');
});

test('stays undecided where only events tell of the end', () => {
  const unseen = edit(example, ['mode: cors\nredirect: error\n', '']);
  const { verdict, needs, candidates } = diagnosisOf(unseen);
  expect({ verdict, needs }).toEqual({ verdict: 'undecided', needs: 'redirect-mode-of-call' });
  const ids = candidates.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['redirect-error-mode', 'content-security-policy', 'allowed']));
});

/** What each source in Chromium was measured to report of a redirect that the page does not follow. */
function atRedirect(
  errors: readonly (string | null)[],
  {
    location = 'https://cdn.example.com/v2',
    allowOrigin = 'https://shop.example.com',
    hasEvents = true,
  } = {},
): Diagnosis {
  const url = 'https://api.example.com/v1';
  const recorder = new Recorder('chromium', 'https://shop.example.com/cart');
  const at = 1_767_225_600_000;
  const responseHeaders = [
    { name: 'Access-Control-Allow-Origin', value: allowOrigin },
    { name: 'Access-Control-Allow-Credentials', value: 'true' },
    { name: 'Location', value: location },
  ];
  const requestHeaders = [{ name: 'Origin', value: 'https://shop.example.com' }];
  const common = { requestId: '7', url, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0 };
  const details = { ...common, initiator: 'https://shop.example.com', timeStamp: at };
  if (hasEvents) {
    recorder.addEvent('onBeforeRequest', details);
    recorder.addEvent('onSendHeaders', { ...details, requestHeaders });
    recorder.addEvent('onHeadersReceived', { ...details, statusCode: 302, responseHeaders });
    recorder.addEvent('onBeforeRedirect', {
      ...details,
      statusCode: 302,
      responseHeaders,
      redirectUrl: location,
    });
    recorder.addEvent('onErrorOccurred', { ...details, error: 'net::ERR_ABORTED' });
  }
  for (const error of errors) {
    recorder.addHarEntry({
      startedDateTime: new Date(at).toISOString(),
      time: 10,
      _resourceType: 'fetch',
      request: { url, method: 'GET', headers: requestHeaders },
      response: { status: 302, headers: responseHeaders, redirectURL: location, _error: error },
    });
  }
  const [exchange, ...others] = recorder.exchanges();
  if (exchange === undefined || others.length > 0) throw new Error('There is to be one exchange.');
  return diagnose(exchange);
}

test.each([true, false])('is told by HAR’s error, with events: %s', (hasEvents) => {
  expect(atRedirect(['net::ERR_FAILED'], { hasEvents })).toMatchObject({
    cause: 'redirect-error-mode',
    evidence: { error: 'net::ERR_FAILED', location: 'https://cdn.example.com/v2' },
  });
});

test('is not the cause where HAR alone shows a redirect that CORS refuses', () => {
  const diagnosis = atRedirect(['net::ERR_FAILED'], {
    hasEvents: false,
    allowOrigin: 'https://www.example.com',
  });
  expect(diagnosis).toMatchObject({ verdict: 'blocked', cause: 'origin-mismatch' });
});

test('is not the cause of redirect: manual', () => {
  expect(atRedirect([null])).toMatchObject({ verdict: 'allowed' });
});

/** HAR lists a redirect twice if the page refused to follow it. */
const REFUSED = ['', 'net::ERR_ABORTED'];

test.each([true, false])('leaves open which rule of the page it was, with events: %s', (hasEvents) => {
  const { verdict, needs, candidates } = atRedirect(REFUSED, { hasEvents });
  expect({ verdict, needs }).toEqual({
    verdict: 'failed',
    needs: 'policy-report',
  });
  expect(candidates.map(({ id }) => id)).toEqual(['content-security-policy', 'unknown-failure']);
});

test('knows the rule that the redirect itself shows', () => {
  expect(atRedirect(REFUSED, { location: 'http://cdn.example.com/v2' }).cause).toBe('mixed-content');
});

test('is one of two where HAR alone may show a call with credentials, too', () => {
  const { verdict, cause, candidates } = atRedirect(['net::ERR_FAILED'], {
    hasEvents: false,
    allowOrigin: '*',
  });
  expect({ verdict, cause }).toEqual({ verdict: 'blocked', cause: null });
  expect(candidates.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['redirect-error-mode', 'wildcard-origin-with-credentials']),
  );
});

testNeighbours({
  'the page’s policy forbids the target': [
    edit(example, ['redirect: error', 'redirect: follow\nforbidden: connect-src']),
    'content-security-policy',
  ],
  'the redirect itself has no headers': [
    edit(UNRECORDED, ['ERR_ABORTED', 'ERR_FAILED'], ['< Access-Control-Allow-Origin: *\n', '']),
    'redirect-without-cors',
  ],
  'the page gave up before an answer came': [`${example.split('< 301')[0]}`, 'aborted'],
  'redirects are left to the script': [edit(example, ['redirect: error', 'redirect: manual']), null],
});

test('carries the explanation of a redirect with a password', () => {
  const text = edit(
    example,
    ['mode: cors\nredirect: error', 'mode: no-cors\nredirect: follow'],
    ['https://api.example.com/v2/prices', 'https://user:secret@api.example.com/v2/prices'],
  );
  expect(diagnosisOf(text).cause).toBe('unknown-failure');
  expect(explanationOf(text)).toContain('carries a user name or password');
});
