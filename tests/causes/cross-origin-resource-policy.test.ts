import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('cross-origin-resource-policy', {
  phase: null,
  evidence: { error: 'net::ERR_BLOCKED_BY_RESPONSE', policy: 'same-origin', host: 'cdn.example.net' },
  says: ['cdn.example.net', 'Cross-Origin-Resource-Policy', 'same-origin', 'nothing to do with CORS'],
  proof: 'not-applicable',
  change: [{ set: 'Cross-Origin-Resource-Policy', to: 'cross-origin', on: ['response'] }],
});

test('knows the reason that Chromium adds in its Network panel', () => {
  const reason = edit(example, ['ERR_BLOCKED_BY_RESPONSE', 'ERR_BLOCKED_BY_RESPONSE.NotSameOrigin']);
  expect(diagnosisOf(reason).cause).toBe('cross-origin-resource-policy');
});

test('knows Firefox’s name for it; no browser calls it CORS', () => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_BLOCKED_BY_RESPONSE', 'end: NS_ERROR_DOM_CORP_FAILED'],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'cross-origin-resource-policy',
    evidence: { error: 'NS_ERROR_DOM_CORP_FAILED' },
    codes: { chromium: [], firefox: [] },
  });
  expect(diagnosisOf(example).codes).toEqual({ chromium: [], firefox: [] });
});

test('tells the same site from the same origin', () => {
  const sameSite = diagnosisOf(edit(example, ['Policy: same-origin', 'Policy: same-site']));
  expect(sameSite).toMatchObject({
    cause: 'cross-origin-resource-policy',
    evidence: { policy: 'same-site' },
  });
  expect(plain(sameSite.headline)).toContain('same site');
  expect(plain(diagnosisOf(example).headline)).toContain('same origin');
});

test('is the cause, too, when the server allows every origin: it was not asked with CORS', () => {
  const diagnosis = diagnosisOf(example.concat('< Access-Control-Allow-Origin: *\n'));
  expect(diagnosis.cause).toBe('cross-origin-resource-policy');
  expect(adviceOf(diagnosis).join()).toContain('crossorigin');
});

testNeighbours({
  // The embedder policy of the page asks for the header.
  'the header is missing': [
    edit(example, ['< Cross-Origin-Resource-Policy: same-origin\n', '']),
    'cross-origin-embedder-policy',
  ],
  'the header allows it': [edit(example, ['Policy: same-origin', 'Policy: cross-origin']), 'unknown-failure'],
  'Firefox gives no header to it': [
    edit(
      example,
      ['browser: chromium', 'browser: firefox'],
      ['end: net::ERR_BLOCKED_BY_RESPONSE', 'end: NS_ERROR_DOM_CORP_FAILED'],
      ['< Cross-Origin-Resource-Policy: same-origin\n', ''],
    ),
    'cross-origin-embedder-policy',
  ],
  'the content is not an image': [
    edit(example, ['net::ERR_BLOCKED_BY_RESPONSE', 'net::ERR_BLOCKED_BY_ORB']),
    'opaque-response-blocking',
  ],
  'the page asked with CORS, where the header does not count': [
    edit(
      example,
      ['end: net::ERR_BLOCKED_BY_RESPONSE', 'end: withheld'],
      ['> Sec-Fetch-Mode: no-cors', '> Origin: https://shop.example.com\n> Sec-Fetch-Mode: cors'],
    ),
    'allow-origin-missing',
  ],
});
