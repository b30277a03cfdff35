import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('authorization-not-listed', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Headers',
    missing: ['authorization'],
    received: '*',
    host: 'api.example.com',
  },
  says: ['api.example.com', '*', 'Authorization', 'GET'],
  proof: 'not-observed',
  change: [{ set: 'Access-Control-Allow-Headers', to: '*, authorization', on: ['preflight'] }],
});

test('is no code of any browser yet: both would have sent the request', () => {
  expect(diagnosisOf(example).codes).toEqual({ chromium: null, firefox: null });
});

test('leaves the other headers to the wildcard', () => {
  const more = edit(example, ['Request-Headers: authorization', 'Request-Headers: authorization,x-shop']);
  expect(diagnosisOf(more)).toMatchObject({
    cause: 'authorization-not-listed',
    evidence: { missing: ['authorization'] },
    also: [],
  });
});

test.each(['chromium', 'firefox'])('never is the cause in %s, which lets it pass', (browser) => {
  expect(diagnosisOf(edit(example, ['browser: standard', `browser: ${browser}`])).cause).not.toBe(
    'authorization-not-listed',
  );
});

testNeighbours({
  'there is no wildcard': [
    edit(example, ['Allow-Headers: *', 'Allow-Headers: content-type']),
    'request-header-not-allowed',
  ],
  'credentials are included': [
    edit(
      example,
      ['Allow-Headers: *', 'Allow-Headers: *\n< Access-Control-Allow-Credentials: true'],
      ['credentials: same-origin', 'credentials: include'],
    ),
    'wildcard-headers-with-credentials',
  ],
});
