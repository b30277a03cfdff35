import { describe, expect, test } from 'vitest';
import {
  diagnoseAll,
  Redactor,
  readCapture,
  redactCall,
  redactEvent,
  redactHarEntry,
  redactHarPage,
  toJson,
} from '../../../src/index.ts';
import { PLANTED, secretRecording, secretUrls } from '../../support/planted-secret.ts';
import { recordingsOf } from '../../support/recordings.ts';
import { redacted } from '../../support/redacted.ts';

const redactor = new Redactor();

const diagnosesOf = (text: string) =>
  diagnoseAll(readCapture(text, redactor).exchanges).map((diagnosis) => ({
    diagnosis,
    json: toJson(diagnosis),
  }));

describe.each(['chromium', 'firefox'] as const)('recordings of %s', (browser) => {
  const recordings = recordingsOf(browser).map((recording) => [recording.name, recording] as const);

  test.each(recordings)(
    '%s is diagnosed the same without its secrets',
    (_, { truth: _truth, ...recording }) => {
      const original = JSON.stringify(recording);
      const saved = redacted(original);
      expect(diagnosesOf(saved)).toEqual(diagnosesOf(original));
      expect(redacted(saved)).toBe(saved);
    },
  );

  test('are diagnosed at all', () => {
    const diagnosed = recordings.filter(([, recording]) => diagnosesOf(JSON.stringify(recording)).length > 0);
    expect(diagnosed.length).toBeGreaterThan(recordings.length * 0.9);
  });

  test('have no field that the reader does not need', () => {
    const recorded = recordings.map(([, { truth: _truth, ...recording }]) => JSON.stringify(recording));
    const names = new Set(recorded.flatMap((text) => fieldsOf(JSON.parse(redacted(text)))));
    for (const unneeded of [
      'cookies',
      'queryString',
      'postData',
      'content',
      'timings',
      'serverIPAddress',
      'ip',
      'statusLine',
    ])
      expect(names).not.toContain(unneeded);
  });
});

const fieldsOf = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Array.isArray(value)
      ? value.flatMap(fieldsOf)
      : Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]);

test('a value that a recording of version 1 left out is saved as left out, and not as empty', () => {
  const url = 'https://api.invalid/x';
  const names = ['Authorization', 'X-Api-Key'];
  const entry = {
    request: {
      method: 'GET',
      url,
      headers: names.map((name) => ({ name, value: '(present, not recorded)' })),
    },
    response: { status: 200, headers: [] },
  };
  const recording = {
    ...{ format: 'crosscheck-recording', version: 1, browser: 'chromium', page: 'https://page.invalid/' },
    har: { log: { entries: [entry] } },
  };
  const saved = redacted(JSON.stringify(recording));
  expect(redacted(saved)).toBe(saved);
  for (const text of [JSON.stringify(recording), saved]) {
    const [exchange] = readCapture(text).exchanges;
    expect(exchange?.hops[0].requestHeaders).toEqual(
      names.map((name) => ({ name, value: '', secret: true })),
    );
  }
});

describe('a secret', () => {
  test('is in no field of a saved recording', () => {
    const text = JSON.stringify(secretRecording());
    expect(text).toContain(PLANTED);
    const saved = redacted(text);
    expect(saved).not.toContain(PLANTED);
    expect(diagnosesOf(saved)).toEqual(diagnosesOf(text));
  });

  /** Fields that a browser, a proxy or a page may invent. */
  const FIELDS = [
    ...[
      'requestBody',
      'challenger',
      'ip',
      'statusLine',
      'redirectUrl',
      'thirdParty',
      'proxyInfo',
      'urlClassification',
    ],
    ...[
      'documentLifecycle',
      'incognito',
      'source',
      'body',
      'cookies',
      'queryString',
      'postData',
      'content',
      'timings',
    ],
    ...[
      'cache',
      'comment',
      '_webSocketMessages',
      '_securityDetails',
      'serverIPAddress',
      'connection',
      'password',
    ],
    ...[
      'httpVersion',
      'statusText',
      '_transferSize',
      '_fetchedViaServiceWorker',
      '_rawRequest',
      'toJSON',
      '__proto__',
    ],
  ];
  const poison = { text: PLANTED, list: [PLANTED, { value: PLANTED }], [PLANTED]: PLANTED };
  const strange = Object.fromEntries(
    FIELDS.filter((name) => name !== 'toJSON').map((name) => [name, poison]),
  );
  const url = 'https://api.invalid/x';
  const frame = { functionName: 'load', url: 'https://page.invalid/a.js', lineNumber: 1, columnNumber: 2 };

  test('is in nothing that is not known', () => {
    const kept = [
      redactEvent('onBeforeRequest', { ...strange, requestId: '1', url }, redactor),
      redactEvent('onAuthRequired', { ...strange, requestId: '1', url }, redactor),
      redactEvent(PLANTED, { requestId: '1', url }, redactor),
      redactHarEntry(
        {
          ...strange,
          _fromCache: PLANTED,
          request: { ...strange, url, headers: [{ name: 'A', value: 'b', ...strange }] },
          response: { ...strange, status: 200, headers: [] },
          _initiator: { ...strange, stack: { ...strange, callFrames: [{ ...frame, ...strange }] } },
        },
        redactor,
      ),
      redactHarPage({ ...strange, id: 'page_1', title: url }, redactor),
      redactCall(
        {
          ...strange,
          at: 1,
          api: 'fetch',
          url,
          stack: `Error: ${PLANTED}\n at a (${frame.url}:1:2)\n at ${PLANTED}`,
        },
        redactor,
      ),
    ];
    expect(kept.filter((each) => each !== null)).toHaveLength(4);
    expect(JSON.stringify(kept)).not.toContain(PLANTED);
  });

  test.each(secretUrls('https://api.invalid'))('is in no known field that holds %s', (secret) => {
    const all = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, secret]));
    const place = { ...frame, ...all(['url', 'functionName']) };
    const kept = [
      redactEvent(
        'onErrorOccurred',
        {
          ...all([
            'requestId',
            'url',
            'method',
            'type',
            'tabId',
            'frameId',
            'documentId',
            'initiator',
            'originUrl',
          ]),
          ...all(['cookieStoreId', 'documentUrl', 'error']),
          requestHeaders: [{ name: 'Referer', value: secret }],
          responseHeaders: [
            { name: 'Location', value: secret },
            { name: 'X-A', binaryValue: [...Buffer.from(secret)] },
          ],
        },
        redactor,
      ),
      redactHarEntry(
        {
          ...all(['pageref', 'startedDateTime', '_resourceType']),
          request: { ...all(['url', 'method']), headers: [{ name: 'Origin', value: secret }] },
          response: { ...all(['redirectURL', '_error', '_failureText']), headers: [] },
          _initiator: { stack: { callFrames: [], parent: { callFrames: [place] } } },
        },
        redactor,
      ),
      redactHarEntry({ request: { url }, _initiator: { type: 'parser', ...place } }, redactor),
      redactHarPage(all(['id', 'title', 'startedDateTime']), redactor),
      redactCall(
        {
          at: 1,
          ...all(['api', 'url', 'method', 'mode', 'credentials', 'redirect', 'origin', 'directive']),
          headers: [secret],
          stack: `at load (${secret}:1:2)`,
        },
        redactor,
      ),
      redactCall({ at: 1, api: 'fetch', url, stack: `${secret}@${secret}:1:2` }, redactor),
    ];
    expect(kept).not.toContain(null);
    expect(JSON.stringify(kept)).not.toContain(PLANTED);
    expect(JSON.stringify(kept)).toContain('redacted');
  });
});

test.each([
  [
    '    at load (https://page.invalid/a.js?sig=secret:3:7)',
    'at load (https://page.invalid/a.js?sig=redacted-5ebb3d86289a:3:7)',
  ],
  ['load@https://page.invalid/a.js:3:7', 'at load (https://page.invalid/a.js:3:7)'],
  [
    'Error\n    at https://page.invalid/a.js:3:7\n    at b (https://page.invalid/b.js:1:1)',
    'at https://page.invalid/a.js:3:7',
  ],
])('of the stack %j the saved call keeps %j', (stack, kept) => {
  const call = { at: 1, api: 'fetch', url: 'https://api.invalid/x', stack };
  expect(redactCall(call, redactor)).toMatchObject({ stack: kept });
  expect(redactCall(redactCall(call, redactor), redactor)).toEqual(redactCall(call, redactor));
});
