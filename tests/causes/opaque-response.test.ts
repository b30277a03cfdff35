import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { applicable, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('opaque-response', {
  phase: null,
  evidence: { host: 'api.example.com', status: 200, type: 'application/json', allowed: null },
  says: ['no-cors', 'api.example.com', '200', 'application/json', 'opaque', 'has to allow the page'],
  proof: 'not-applicable',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
  ],
});

const warnings = (text: string): readonly string[] => diagnosisOf(text).warnings.map(({ id }) => id);

test('warns of an error page, too, and of an answer without a type', () => {
  expect(warnings(edit(example, ['< 200', '< 500']))).toContain('opaque-response');
  expect(warnings(edit(example, ['< Content-Type: application/json\n', '']))).toContain('opaque-response');
});

const warned = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === 'opaque-response');

const allowing = (value: string, text = example): string =>
  text.concat(`< Access-Control-Allow-Origin: ${value}\n`);

test.each(['*', 'https://shop.example.com'])('asks nothing of a server that allows %s already', (value) => {
  const warning = warned(allowing(value));
  expect(warning?.evidence).toMatchObject({ allowed: value });
  expect(applicable(warning?.change ?? [])).toEqual([]);
  expect(warning?.change).toMatchObject([{ advise: 'page', how: [{ ask: { mode: 'cors' } }] }]);
  expect(plain(warning?.explanation ?? [])).toContain('allows that already');
  expect(plain(warning?.explanation ?? [])).not.toContain('has to allow');
});

test.each([
  ['another origin', allowing('https://other.example')],
  [
    'everybody, which does not count with a cookie',
    allowing('*', edit(example, ['> Sec-Fetch-Mode', '> Cookie: (not shown)\n> Sec-Fetch-Mode'])),
  ],
])('asks a server that allows %s to allow the page', (_, text) => {
  expect(warned(text)?.evidence).toMatchObject({ allowed: null });
  expect(plain(warned(text)?.explanation ?? [])).toContain('has to allow the page');
});

test('never tells a sandboxed page to be allowed as null', () => {
  const [warning] = diagnosisOf(
    edit(example, ['browser: chromium', 'origin: null\nbrowser: chromium']),
  ).warnings.filter(({ id }) => id === 'opaque-response');
  expect(warning?.change).toContainEqual({ set: 'Access-Control-Allow-Origin', to: '*', on: ['response'] });
});

test.each([
  ['an image of an element', edit(example, ['browser: chromium', 'browser: chromium\ntype: image'])],
  [
    'a redirect that the page itself does not follow',
    edit(
      example,
      ['browser: chromium', 'mode: cors\nredirect: manual\nbrowser: chromium'],
      ['< 200', '< 302\n< Location: /elsewhere\n< Access-Control-Allow-Origin: *'],
      ['> Sec-Fetch-Mode: no-cors', '> Origin: https://shop.example.com\n> Sec-Fetch-Mode: cors'],
    ),
  ],
  ['an answer without content', edit(example, ['< 200', '< 204'])],
  ['an empty body', example.concat('< Content-Length: 0\n')],
  ['a tracking pixel', edit(example, ['application/json', 'image/gif'])],
  ['a script that is kept for later', edit(example, ['application/json', 'text/javascript'])],
  [
    'a request with CORS',
    edit(example, [
      '> Sec-Fetch-Mode: no-cors',
      '> Origin: https://shop.example.com\n> Sec-Fetch-Mode: cors',
    ]).concat('< Access-Control-Allow-Origin: *\n'),
  ],
])('does not warn of %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warnings(text)).not.toContain('opaque-response');
});

testNeighbours({
  'a policy of the server forbids it': [
    edit(example, ['end: delivered', 'end: net::ERR_BLOCKED_BY_RESPONSE']).concat(
      '< Cross-Origin-Resource-Policy: same-origin\n',
    ),
    'cross-origin-resource-policy',
  ],
  'the page asked with CORS': [
    edit(
      example,
      ['end: delivered', 'end: withheld'],
      ['> Sec-Fetch-Mode: no-cors', '> Origin: https://shop.example.com\n> Sec-Fetch-Mode: cors'],
    ),
    'allow-origin-missing',
  ],
});
