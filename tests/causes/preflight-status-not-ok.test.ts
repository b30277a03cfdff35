import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  LET_PREFLIGHT_PASS,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('preflight-status-not-ok', {
  phase: 'preflight',
  also: ['allow-origin-missing', 'method-not-allowed', 'request-header-not-allowed'],
  evidence: {
    status: 400,
    method: 'PUT',
    origin: 'https://shop.example.com',
    headers: ['content-type'],
    host: 'api.example.com',
    passesCorsCheck: false,
    isSecure: true,
  },
  says: ['api.example.com', '400', 'PUT'],
  proof: 'not-observed',
  change: [
    ...LET_PREFLIGHT_PASS,
    { set: 'Access-Control-Allow-Methods', to: 'PUT', on: ['preflight'] },
    { set: 'Access-Control-Allow-Headers', to: 'content-type', on: ['preflight'] },
  ],
});

test.each([400, 402, 422, 429, 500, 502, 503, 504])('is the cause of a %i', (status) => {
  const answered = edit(example, ['< 400', `< ${status}`]);
  expect(diagnosisOf(answered)).toMatchObject({ cause: 'preflight-status-not-ok', evidence: { status } });
  expect(explanationOf(answered)).toContain(String(status));
  expect(toldOf(answered)).toContain(String(status));
});

test.each([304, 300, 301])('is the cause of a %i that leads nowhere', (status) => {
  expect(diagnosisOf(edit(example, ['< 400', `< ${status}`])).cause).toBe('preflight-status-not-ok');
});

test('suspects the CORS layer of a 4xx and the program of a 5xx', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('CORS layers answer 400');
  expect(adviceOf(diagnosisOf(edit(example, ['< 400', '< 502']))).join()).toContain('Its log says why');
  expect(adviceOf(diagnosisOf(edit(example, ['< 400', '< 500']))).join()).toContain('First look at the list');
});

testNeighbours({
  'the status is 401': [edit(example, ['< 400', '< 401']), 'preflight-requires-auth'],
  'the status is 403': [edit(example, ['< 400', '< 403']), 'preflight-forbidden'],
  'the status is 404': [edit(example, ['< 400', '< 404']), 'preflight-route-missing'],
  'the status is 301, with a Location': [
    edit(example, ['< 400', '< 301\n< Location: /items/3/']),
    'preflight-redirected',
  ],
  'the status is the last ok one': [edit(example, ['< 400', '< 299']), 'allow-origin-missing'],
  'there was no answer': [
    edit(example, ['< 400\n< Content-Type: text/plain\n', ''], ['end: withheld', 'end: net::ERR_TIMED_OUT']),
    'preflight-unreachable',
  ],
});

test('names the client certificate that a 400 over https may ask for', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('client certificate');
  expect(adviceOf(diagnosisOf(edit(example, ['< 400', '< 500']))).join()).not.toContain('certificate');
  const plain = edit(example, ['https://api.example.com', 'http://api.example.com']);
  expect(adviceOf(diagnosisOf(plain)).join()).not.toContain('certificate');
});
