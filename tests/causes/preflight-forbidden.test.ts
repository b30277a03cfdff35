import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  LET_PREFLIGHT_PASS,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('preflight-forbidden', {
  phase: 'preflight',
  also: ['allow-origin-missing', 'method-not-allowed', 'request-header-not-allowed'],
  evidence: {
    status: 403,
    method: 'PUT',
    origin: 'https://shop.example.com',
    headers: ['content-type'],
    host: 'api.example.com',
    passesCorsCheck: false,
    isSigned: false,
  },
  says: ['api.example.com', '403', 'PUT'],
  proof: 'not-observed',
  change: [
    ...LET_PREFLIGHT_PASS,
    { set: 'Access-Control-Allow-Methods', to: 'PUT', on: ['preflight'] },
    { set: 'Access-Control-Allow-Headers', to: 'content-type', on: ['preflight'] },
  ],
});

test('names everything that the CORS layer may have refused', () => {
  const [first = ''] = adviceOf(diagnosisOf(example));
  for (const candidate of ['https://shop.example.com', 'PUT', 'content-type'])
    expect(first).toContain(candidate);
});

test('leaves out the headers where the preflight names none', () => {
  const [first = ''] = adviceOf(
    diagnosisOf(edit(example, ['> Access-Control-Request-Headers: content-type\n', ''])),
  );
  expect(first).toContain('the method PUT?');
});

test('says what the console leaves out, if the headers are missing', () => {
  expect(toldOf(example)).toContain('missing because the preflight was refused');
  const allowed = edit(example, ['< 403', '< 403\n< Access-Control-Allow-Origin: *']);
  expect(diagnosisOf(allowed)).toMatchObject({
    cause: 'preflight-forbidden',
    codes: { chromium: ['PreflightInvalidStatus'] },
  });
  expect(toldOf(allowed)).toBe('');
});

testNeighbours({
  'the answer says how to authenticate': [
    edit(example, ['< 403', '< 403\n< WWW-Authenticate: Bearer']),
    'preflight-requires-auth',
  ],
  'the status is 400': [edit(example, ['< 403', '< 400']), 'preflight-status-not-ok'],
  'the status is 405': [edit(example, ['< 403', '< 405']), 'preflight-route-missing'],
});

test('asks for a rule of the bucket first where the URL is signed', () => {
  const signed = edit(example, ['/items/3', '/items/3?X-Amz-Signature=redacted-3f2a91c07be4']);
  const [first = ''] = adviceOf(diagnosisOf(signed));
  for (const part of ['CORS rule to the bucket', 'https://shop.example.com', 'PUT', 'content-type'])
    expect(first).toContain(part);
});
