import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
} from '../support/examine.ts';

const LAST = 'https://files.example.net/invoice.pdf';

const example = testExample('redirect-tainted-origin', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'null',
    received: 'https://shop.example.com',
    page: 'https://shop.example.com',
    chain: ['https://api.example.com/invoice', LAST],
    host: 'files.example.net',
  },
  says: ['api.example.com', 'files.example.net', 'Origin: null', 'https://shop.example.com'],
  proof: 'proven',
  change: [{ call: LAST }],
});

test('says where to call directly, and of * only where it is safe', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain(`Call ${LAST} directly`);
  expect(adviceOf(diagnosisOf(example)).join()).toContain('Access-Control-Allow-Origin: *');
  const withCredentials = edit(
    example,
    ['credentials: same-origin', 'credentials: include'],
    ['< Vary: Origin', '< Access-Control-Allow-Credentials: true\n< Vary: Origin'],
  );
  expect(diagnosisOf(withCredentials)).toMatchObject({ cause: 'redirect-tainted-origin', proof: 'proven' });
  expect(adviceOf(diagnosisOf(withCredentials)).join()).not.toContain('Access-Control-Allow-Origin: *');
});

test('names every host of a longer way', () => {
  const longer = edit(example, [
    `> GET ${LAST}`,
    `> GET https://edge.example.org/i
> Origin: null
< 302
< Access-Control-Allow-Origin: *
< Location: ${LAST}

> GET ${LAST}`,
  ]);
  const text = edit(longer, [
    `Location: ${LAST}\n\n> GET https://edge`,
    'Location: https://edge.example.org/i\n\n> GET https://edge',
  ]);
  expect(diagnosisOf(text)).toMatchObject({ cause: 'redirect-tainted-origin', hop: 2 });
  expect(explanationOf(text)).toContain('api.example.com, edge.example.org to files.example.net');
});

test('follows Firefox, whose preflight keeps the page’s origin', () => {
  const preflighted = (browser: string) =>
    edit(
      example,
      ['browser: chromium', `browser: ${browser}`],
      [
        `> GET ${LAST}\n> Origin: null\n< 200`,
        `> OPTIONS ${LAST}\n> Origin: null\n> Access-Control-Request-Method: PUT\n< 204\n< Access-Control-Allow-Methods: PUT`,
      ],
      ['> GET https://api.example.com/invoice', '> PUT https://api.example.com/invoice'],
    ).concat(`\n> PUT ${LAST}\n`);
  expect(diagnosisOf(preflighted('chromium'))).toMatchObject({
    cause: 'redirect-tainted-origin',
    phase: 'preflight',
  });
  expect(diagnosisOf(preflighted('firefox')).cause).not.toBe('redirect-tainted-origin');
});

testNeighbours({
  'the redirect stays on one host': [
    edit(
      example,
      ['https://files.example.net', 'https://api.example.com'],
      [
        'Origin: null\n< 200\n< Access-Control-Allow-Origin: https://shop.example.com',
        'Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: https://www.example.com',
      ],
    ),
    'origin-mismatch',
  ],
  'the last answer has no header': [
    edit(example, ['null\n< 200\n< Access-Control-Allow-Origin: https://shop.example.com', 'null\n< 200']),
    'allow-origin-missing',
  ],
  'the page had no origin before': [
    edit(
      example,
      ['credentials', 'origin: null\ncredentials'],
      [
        '< 302\n< Access-Control-Allow-Origin: https://shop.example.com',
        '< 302\n< Access-Control-Allow-Origin: *',
      ],
    ),
    'opaque-origin',
  ],
  'the last answer allows everybody': [
    edit(
      example,
      [
        '200\n< Access-Control-Allow-Origin: https://shop.example.com',
        '200\n< Access-Control-Allow-Origin: *',
      ],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});

test.each([
  ['HSTS', 'The browser itself redirected the request'],
  ['WebRequest API', 'An extension of this browser redirected the request'],
])('asks nothing of a server for a redirect with the reason %s', (reason, says) => {
  const own = edit(example, [
    '< 302\n< Access-Control-Allow-Origin: https://shop.example.com\n< Vary: Origin',
    `< 307\n< Non-Authoritative-Reason: ${reason}`,
  ]);
  expect(diagnosisOf(own)).toMatchObject({ cause: 'redirect-tainted-origin', hop: 1, proof: 'proven' });
  expect(explanationOf(own)).toContain(says);
  const { change } = diagnosisOf(own);
  expect(change.filter((each) => 'advise' in each && each.advise === 'server')).toEqual([]);
});
