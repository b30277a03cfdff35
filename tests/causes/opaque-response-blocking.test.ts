import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('opaque-response-blocking', {
  phase: null,
  evidence: { error: 'net::ERR_BLOCKED_BY_ORB', status: 200, type: 'image', host: 'cdn.example.net' },
  says: ['image', 'cdn.example.net', '200', 'content type'],
  proof: 'not-applicable',
  change: [],
});

test('names the status, for it is often an error page', () => {
  const missing = edit(example, ['< 200', '< 404']);
  expect(diagnosisOf(missing)).toMatchObject({
    cause: 'opaque-response-blocking',
    evidence: { status: 404 },
  });
  expect(explanationOf(missing)).toContain('404');
});

test('speaks of fetch() where it was no element', () => {
  const diagnosis = diagnosisOf(edit(example, ['type: image\n', '']));
  expect(plain(diagnosis.headline)).toContain('fetch()');
  expect(plain(diagnosis.headline)).not.toContain('xmlhttprequest');
});

test('is no error of CORS in either browser', () => {
  expect(diagnosisOf(example).codes).toEqual({ chromium: [], firefox: [] });
});

test('is the cause, too, when the server allows every origin: it was not asked with CORS', () => {
  expect(diagnosisOf(example.concat('< Access-Control-Allow-Origin: *\n')).cause).toBe(
    'opaque-response-blocking',
  );
});

test('says where to look, and how to read data', () => {
  const advice = adviceOf(diagnosisOf(example)).join();
  expect(advice).toContain('what cdn.example.net really answers');
  expect(advice).toContain('Content-Type');
  expect(advice).toContain('fetch()');
});

testNeighbours({
  'the element asks with CORS, and the header is missing': [
    edit(
      example,
      ['end: net::ERR_BLOCKED_BY_ORB', 'end: withheld'],
      ['> Sec-Fetch-Mode: no-cors', '> Origin: https://shop.example.com\n> Sec-Fetch-Mode: cors'],
    ),
    'allow-origin-missing',
  ],
  'the server itself forbids it': [
    edit(example, ['net::ERR_BLOCKED_BY_ORB', 'net::ERR_BLOCKED_BY_RESPONSE']).concat(
      '< Cross-Origin-Resource-Policy: same-origin\n',
    ),
    'cross-origin-resource-policy',
  ],
  'an extension blocked it': [
    edit(example, ['ERR_BLOCKED_BY_ORB', 'ERR_BLOCKED_BY_CLIENT']),
    'blocked-by-extension',
  ],
  'the page got it': [edit(example, ['end: net::ERR_BLOCKED_BY_ORB', 'end: delivered']), null],
});
