import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('cors-layer-refused', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    status: 403,
    method: 'GET',
    host: 'api.example.com',
  },
  says: ['api.example.com', '403', 'https://shop.example.com'],
  proof: 'proven',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
  ],
});

test('asks to add the origin to the list, and not to move the CORS layer', () => {
  const advice = adviceOf(diagnosisOf(example)).join(' ');
  expect(advice).toContain('Add https://shop.example.com to the list');
  expect(advice).not.toMatch(/around|outside|in front/);
});

test('says what the console leaves out', () => {
  expect(toldOf(example)).toContain('403');
  expect(toldOf(edit(example, ['< 403', '< 200']))).not.toContain('403');
});

const PREFLIGHT = `> OPTIONS https://api.example.com/items
> Origin: https://shop.example.com
> Access-Control-Request-Method: PUT
`;
const preflighted = (...answer: readonly string[]): string =>
  `${edit(example, [/> GET.*$/s.exec(example)?.[0] ?? '', ''])}${PREFLIGHT}${answer.map((line) => `< ${line}\n`).join('')}\n> PUT https://api.example.com/items\n`;

test.each([
  ['rs/cors', ['200', 'Vary: Origin', 'Vary: Access-Control-Request-Method']],
  ['Express', ['204', 'Vary: Origin', 'Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE']],
  ['Starlette', ['400', 'Vary: Origin', 'Access-Control-Allow-Methods: GET', 'Access-Control-Max-Age: 600']],
  ['Azure Blob Storage', ['403', 'x-ms-error-code: CorsPreflightFailure']],
])('recognises the refusal of %s', (_, answer) => {
  expect(diagnosisOf(preflighted(...answer))).toMatchObject({
    cause: 'cors-layer-refused',
    phase: 'preflight',
  });
});

testNeighbours({
  'it says only that the answer depends on the origin': [
    edit(example, ['< Vary: Access-Control-Request-Method\n< Vary: Access-Control-Request-Headers\n', '']),
    'error-response-without-cors',
  ],
  'a preflight with methods that nobody chose by origin': [
    preflighted('204', 'Access-Control-Allow-Methods: PUT'),
    'allow-origin-missing',
  ],
});
