import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'websocket-not-protected-by-cors';

const example = testExample(ID, {
  phase: null,
  evidence: { host: 'api.example.com', origin: 'https://shop.example.com', withCookie: true },
  says: ['api.example.com', 'https://shop.example.com', 'Cookie', '101', 'in your user’s name'],
  proof: 'not-applicable',
  change: [],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const QUIET = edit(example, ['> Cookie: (not shown)\n', '']);

test('is calmer where no cookie went along', () => {
  expect(warningOf(QUIET)?.evidence).toMatchObject({ withCookie: false });
  const text = plain(warningOf(QUIET)?.explanation ?? []);
  expect(text).toContain('CORS does not apply to WebSockets');
  expect(text).not.toContain('Cookie');
});

test('warns in both browsers', () =>
  expect(warningOf(edit(example, ['browser: chromium', 'browser: firefox']))).not.toBe(null));

test('headers of the CORS protocol change nothing', () =>
  expect(
    warningOf(
      edit(example, ['< Upgrade:', '< Access-Control-Allow-Origin: https://shop.example.com\n< Upgrade:']),
    ),
  ).not.toBe(null));

test('is for WebSockets only', () => {
  const fetched = edit(
    example,
    ['type: websocket', 'credentials: same-origin'],
    ['wss:', 'https:'],
    ['> Cookie: (not shown)\n', ''],
    ['< 101', '< 200\n< Access-Control-Allow-Origin: *'],
  );
  expect(diagnosisOf(fetched).verdict).toBe('allowed');
  expect(warningOf(fetched)).toBe(null);
});

const ANSWER = '< 101\n< Upgrade: websocket\n< Connection: Upgrade\n';

testNeighbours({
  'it opened, and nothing is wrong': [QUIET, null],
  'the handshake was refused': [
    edit(example, ['end: delivered', 'end: net::ERR_FAILED'], [ANSWER, '']),
    'websocket-refused',
  ],
  'nobody was there': [
    edit(example, ['end: delivered', 'end: net::ERR_CONNECTION_REFUSED'], [ANSWER, '']),
    'connection-refused',
  ],
  'the certificate is bad': [
    edit(example, ['end: delivered', 'end: net::ERR_CERT_AUTHORITY_INVALID'], [ANSWER, '']),
    'certificate-invalid',
  ],
});
