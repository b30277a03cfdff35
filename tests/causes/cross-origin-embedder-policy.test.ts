import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('cross-origin-embedder-policy', {
  phase: null,
  evidence: {
    error: 'net::ERR_BLOCKED_BY_RESPONSE',
    policy: 'Cross-Origin-Embedder-Policy',
    answered: null,
    host: 'cdn.example.net',
  },
  says: ['Cross-Origin-Embedder-Policy', 'cdn.example.net', 'no such header', 'not CORS'],
  proof: 'not-applicable',
  change: [{ set: 'Cross-Origin-Resource-Policy', to: 'cross-origin', on: ['response'] }],
});

const REASON = 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginBy';
const endingWith = (error: string): string => edit(example, ['net::ERR_BLOCKED_BY_RESPONSE', error]);
const answering = (value: string): string => example.concat(`< Cross-Origin-Resource-Policy: ${value}\n`);

test('knows the reasons that Chromium adds in its Network panel', () => {
  expect(diagnosisOf(endingWith(`${REASON}Coep`)).cause).toBe('cross-origin-embedder-policy');
  expect(diagnosisOf(endingWith(`${REASON}Dip`))).toMatchObject({
    cause: 'cross-origin-embedder-policy',
    evidence: { policy: 'Document-Isolation-Policy' },
  });
});

test('knows Firefox’s name for it; no browser calls it CORS', () => {
  const firefox = edit(endingWith('NS_ERROR_DOM_CORP_FAILED'), ['browser: chromium', 'browser: firefox']);
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'cross-origin-embedder-policy',
    codes: { chromium: [], firefox: [] },
  });
});

test.each(['Same-Origin', 'same-origin, same-origin', 'cross_origin'])(
  'shows “%s”, which counts as none',
  (value) => {
    expect(diagnosisOf(answering(value)).cause).toBe('cross-origin-embedder-policy');
    expect(explanationOf(answering(value))).toContain(`the value ${value}, which does not count`);
  },
);

test('has advice for those whose server it is not', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Cross-Origin-Embedder-Policy: credentialless');
});

testNeighbours({
  'the server itself forbids it': [answering('same-origin'), 'cross-origin-resource-policy'],
  'the server agrees': [answering('cross-origin'), 'unknown-failure'],
  'Chromium names another reason': [
    endingWith('net::ERR_BLOCKED_BY_RESPONSE.NotSameSite'),
    'unknown-failure',
  ],
  'no answer was seen': [edit(example, ['< 200\n< Content-Type: image/png\n', '']), 'unknown-failure'],
  'the content is not an image': [endingWith('net::ERR_BLOCKED_BY_ORB'), 'opaque-response-blocking'],
});
