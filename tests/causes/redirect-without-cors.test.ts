import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { adviceOf, applicable, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('redirect-without-cors', {
  phase: 'redirect',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    status: 301,
    url: 'https://api.example.com/prices',
    host: 'api.example.com',
  },
  says: ['api.example.com', '301', 'Access-Control-Allow-Origin'],
  proof: 'not-observed',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['redirect'] },
    { set: 'Vary', to: 'Origin', on: ['redirect'] },
  ],
});

test.each([301, 302, 303, 307, 308])('is the cause of a %i', (status) => {
  const diagnosis = diagnosisOf(edit(example, ['< 301', `< ${status}`]));
  expect(diagnosis).toMatchObject({
    cause: 'redirect-without-cors',
    phase: 'redirect',
    codes: { chromium: ['MissingAllowOriginHeader'] },
  });
  expect(plain(diagnosis.headline)).toContain(String(status));
});

test('can be avoided by the page', () => {
  expect(adviceOf(diagnosisOf(example)).join()).toContain('call the target of the redirect directly');
});

const POST = edit(example, ['> GET', '> POST']);
const TARGET = 'https://api.example.com/prices/';

test.each([
  ['301 to the path with a slash', POST, TARGET],
  ['with credentials', edit(POST, ['credentials: same-origin', 'credentials: include']), TARGET],
  ['302 to the path with a slash', edit(POST, ['< 301', '< 302']), TARGET],
  [
    '301 from http to https',
    edit(
      POST,
      ['> POST https', '> POST http'],
      ['page: https', 'page: http'],
      ['Origin: https', 'Origin: http'],
      [TARGET, 'https://api.example.com/prices'],
    ),
    'https://api.example.com/prices',
  ],
])('asks first to call the target of a POST that loses its body: %s', (_, text, target) => {
  const diagnosis = diagnosisOf(text);
  expect(diagnosis).toMatchObject({ cause: 'redirect-without-cors', proof: 'not-observed' });
  expect(applicable(diagnosis.change)).toEqual([{ call: target }]);
  const [first, second] = adviceOf(diagnosis);
  expect(first).toContain(`page: Call ${target} directly`);
  expect(second).toContain('308');
});

test.each([
  ['a GET', example],
  ['307', edit(POST, ['< 301', '< 307'])],
  ['308', edit(POST, ['< 301', '< 308'])],
  ['another path', edit(POST, [TARGET, 'https://api.example.com/v2/prices'])],
  ['another host', edit(POST, [TARGET, 'https://www.example.com/prices/'])],
])('asks for header lines where nothing is lost, or it is another URL: %s', (_, text) => {
  expect(applicable(diagnosisOf(text).change)[0]).toMatchObject({ set: 'Access-Control-Allow-Origin' });
});

test('is found at the second redirect, with the first one sound', () => {
  const second = edit(example, [
    '> GET https://api.example.com/prices\n',
    `> GET https://api.example.com/p
> Origin: https://shop.example.com
< 302
< Access-Control-Allow-Origin: https://shop.example.com
< Location: /prices

> GET https://api.example.com/prices
`,
  ]);
  expect(diagnosisOf(second)).toMatchObject({ cause: 'redirect-without-cors', hop: 1 });
});

testNeighbours({
  'there is no Location': [
    edit(example, ['< Location: https://api.example.com/prices/\n', '']),
    'allow-origin-missing',
  ],
  'the redirect names another page': [
    edit(example, ['< 301', '< 301\n< Access-Control-Allow-Origin: https://www.example.com']),
    'origin-mismatch',
  ],
  'the redirect is the preflight’s': [
    edit(
      example,
      ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
      ['< 301', '> Access-Control-Request-Method: PUT\n< 301'],
      ['prices/\n', 'prices/\n\n> PUT https://api.example.com/prices\n'],
    ),
    'preflight-redirected',
  ],
});
