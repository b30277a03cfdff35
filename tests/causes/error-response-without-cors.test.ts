import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import {
  adviceOf,
  diagnosisOf,
  edit,
  explanationOf,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('error-response-without-cors', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    status: 500,
    host: 'api.example.com',
  },
  says: ['api.example.com', '500', 'error handler'],
  proof: 'proven',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
  ],
});

test.each([
  [400, 'Bad Request', 'before the CORS headers were set'],
  [401, 'Unauthorized', 'refused the caller'],
  [403, 'Forbidden', 'refused the caller'],
  [404, 'Not Found', 'no route matched'],
  [405, 'Method Not Allowed', 'not for this method'],
  [413, 'Content Too Large', 'larger than the server'],
  [429, 'Too Many Requests', 'rate limiter'],
  [500, 'Internal Server Error', 'error handler'],
  [502, 'Bad Gateway', 'gateway'],
  [503, 'Service Unavailable', 'gateway'],
  [504, 'Gateway Timeout', 'gateway'],
])('says of %i who usually answers so', (status, name, reason) => {
  const answered = edit(example, ['< 500', `< ${status}`]);
  const diagnosis = diagnosisOf(answered);
  expect(diagnosis).toMatchObject({
    cause: 'error-response-without-cors',
    evidence: { status },
    proof: 'proven',
  });
  expect(plain(diagnosis.headline)).toBe(`The real answer is ${status} ${name}`);
  expect(explanationOf(answered)).toContain(reason);
  expect(toldOf(answered)).toContain(String(status));
});

test('has a headline for a status without a name', () => {
  expect(plain(diagnosisOf(edit(example, ['< 500', '< 599'])).headline)).toBe('The real answer is 599');
});

test('shows the error under the question for it, and only there', () => {
  const answers = diagnosisOf(example).walkthrough.map(({ number, answer }) => [number, answer]);
  expect(answers).toContainEqual([4, 'fails']);
  expect(answers).toContainEqual([6, 'fails']);
});

testNeighbours({
  'the status is no error': [edit(example, ['< 500', '< 200']), 'allow-origin-missing'],
  'the header is there and names another page': [
    edit(example, ['< 500', '< 500\n< Access-Control-Allow-Origin: https://www.example.com']),
    'origin-mismatch',
  ],
  'the error can be read': [
    edit(
      example,
      ['< 500', '< 500\n< Access-Control-Allow-Origin: https://shop.example.com'],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});

test.each([
  [413, 'client_max_body_size'],
  [429, 'Retry-After'],
  [500, 'log of the application'],
  [502, 'behind the gateway'],
  [503, 'behind the gateway'],
  [504, 'behind the gateway'],
])('the real error comes first: %i', (status, advice) => {
  const [line = ''] = /^< \d{3}$/m.exec(example) ?? [];
  const [first = ''] = adviceOf(diagnosisOf(edit(example, [`${line}\n`, `< ${status}\n`])));
  expect(first).toContain(advice);
});
