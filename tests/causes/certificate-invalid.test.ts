import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('certificate-invalid', {
  phase: null,
  evidence: { error: 'net::ERR_CERT_AUTHORITY_INVALID', host: 'api.example.com' },
  says: ['api.example.com', 'net::ERR_CERT_AUTHORITY_INVALID', 'never sent'],
  proof: 'not-applicable',
  change: [],
});

/** The same, with a preflight that got as far as the example's request. */
const PREFLIGHT = edit(
  example,
  ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
  [
    '> Origin: https://shop.example.com',
    '> Origin: https://shop.example.com\n> Access-Control-Request-Method: PUT\n\n> PUT https://api.example.com/prices',
  ],
);

test.each([
  'ERR_CERT_DATE_INVALID',
  'ERR_CERT_COMMON_NAME_INVALID',
  'ERR_CERT_REVOKED',
  'ERR_SSL_KEY_USAGE_INCOMPATIBLE',
])('knows Chromium’s %s', (error) => {
  const diagnosis = diagnosisOf(edit(example, ['ERR_CERT_AUTHORITY_INVALID', error]));
  expect(diagnosis).toMatchObject({ cause: 'certificate-invalid', evidence: { error: `net::${error}` } });
});

test.each([
  'The certificate is not trusted because it is self-signed.',
  'SEC_ERROR_EXPIRED_CERTIFICATE',
  'MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT',
])('knows Firefox’s “%s”, and shows it as it is', (error) => {
  const firefox = edit(
    example,
    ['browser: chromium', 'browser: firefox'],
    ['end: net::ERR_CERT_AUTHORITY_INVALID', `end: ${error}`],
  );
  expect(diagnosisOf(firefox)).toMatchObject({
    cause: 'certificate-invalid',
    evidence: { error },
    codes: { chromium: [], firefox: ['CORSDidNotSucceed'] },
  });
  expect(explanationOf(firefox)).toContain(error);
});

test('says what to do in development, and why there was no warning to click through', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('open https://api.example.com in its own tab');
  expect(toldOf(example)).toContain('no warning');
});

testNeighbours({
  'the port speaks http': [
    edit(example, ['ERR_CERT_AUTHORITY_INVALID', 'ERR_SSL_PROTOCOL_ERROR']),
    'unknown-failure',
  ],
  'it was the preflight’s certificate': [PREFLIGHT, 'preflight-unreachable'],
  'the connection ended later': [
    edit(example, ['ERR_CERT_AUTHORITY_INVALID', 'ERR_CONNECTION_CLOSED']),
    'connection-closed',
  ],
  'nobody was there to show one': [
    edit(example, ['ERR_CERT_AUTHORITY_INVALID', 'ERR_CONNECTION_REFUSED']),
    'connection-refused',
  ],
  'it is accepted, and the answer lacks the headers': [
    edit(example, ['end: net::ERR_CERT_AUTHORITY_INVALID', 'end: withheld']).concat('< 200\n'),
    'allow-origin-missing',
  ],
});
