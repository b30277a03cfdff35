import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const example = testExample('client-certificate-required', {
  phase: null,
  evidence: {
    error: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
    host: 'api.example.com',
    method: 'GET',
    isPreflight: false,
  },
  says: ['api.example.com', 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'client certificate'],
  proof: 'not-applicable',
  change: [],
});

test('lets OPTIONS through', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('OPTIONS');
  expect(explanationOf(example)).not.toContain('preflight');
});

test.each(['net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED', 'SSL peer requires a client certificate.'])(
  'knows %s',
  (error) => {
    expect(diagnosisOf(edit(example, ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', error])).cause).toBe(
      'client-certificate-required',
    );
  },
);

testNeighbours({
  'the browser refused the server’s certificate': [
    edit(example, ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'net::ERR_CERT_AUTHORITY_INVALID']),
    'certificate-invalid',
  ],
  'the connection failed for another reason': [
    edit(example, ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'net::ERR_SSL_PROTOCOL_ERROR']),
    'unknown-failure',
  ],
});
