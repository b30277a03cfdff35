import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('insecure-local-network', {
  phase: 'response',
  evidence: { page: 'http://shop.example.com', host: 'localhost:8080' },
  says: ['http://shop.example.com', 'localhost:8080', '142', 'No header'],
  proof: 'not-applicable',
  change: [],
});

/** Chromium names it only on the preflight, and only in HAR. */
const ON_PREFLIGHT = edit(example, ['> GET', '> PUT']);

test('predicts the code and says that headers cannot help', () => {
  expect(diagnosisOf(example).codes.chromium).toEqual(['InsecureLocalNetwork']);
  expect(toldOf(example)).toContain('cannot help');
  expect(adviceOf(diagnosisOf(example)).join()).toContain('https://shop.example.com');
});

test.each(['cors', 'no-cors'])('is the cause in mode %s, with every method', (mode) => {
  const text = edit(ON_PREFLIGHT, ['credentials: same-origin', `mode: ${mode}`]);
  expect(diagnosisOf(text).cause).toBe('insecure-local-network');
});

testNeighbours({
  'the page is secure': [edit(example, ['http://shop', 'https://shop']), 'local-network-access-denied'],
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

test('names the insecure page around a secure frame', () => {
  const frame = edit(example, [
    'credentials: same-origin',
    'origin: https://widget.example.net\ncredentials: same-origin',
  ]);
  expect(diagnosisOf(frame)).toMatchObject({
    cause: 'insecure-local-network',
    evidence: { page: 'http://shop.example.com' },
  });
});
