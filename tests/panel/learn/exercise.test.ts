import { describe, expect, test } from 'vitest';
import { linksOf } from '../../../markdown/page.ts';
import { readPage } from '../../../markdown/read-page.ts';
import { EXERCISE, introductionOf, judge, stepsOf } from '../../../panel/learn/exercise.ts';
import { pageOf, writtenExamplesOf } from '../../support/pages.ts';
import { codeIn } from '../../support/written-server.ts';

const STEPS = stepsOf(pageOf(EXERCISE));
const answer = (number: number, text: string) => {
  const step = STEPS[number - 1];
  if (step === undefined) throw new Error(`There is no step ${number}`);
  return judge(step, text);
};
const causesOf = (judgement: ReturnType<typeof judge>) =>
  judgement.kind === 'fails' ? judgement.found.map(({ id }) => id) : judgement.kind;

/** The answers of the page on which the exercise rests, as somebody would type them. */
const [solution = ''] = writtenExamplesOf('learn/checkout').flatMap(({ claim, text }) =>
  claim === 'allowed' ? [text] : [],
);
const [preflight = '', order = ''] = solution
  .split(/^> POST/m)
  .map((part) => [...part.matchAll(/^< (.+)$/gm)].map(([, line]) => line).join('\n'));

const EXPIRED = order.replace('201', '401').replace(/^(Location|Access-Control-Expose-Headers): .+\n/gm, '');
const FOR_WWW = order.replace(
  /^Access-Control-Allow-Origin: .+$/m,
  'Access-Control-Allow-Origin: https://www.example.com',
);

test('the solution of the checkout page passes every step', () => {
  expect([preflight, order, EXPIRED, FOR_WWW].map((text, index) => answer(index + 1, text))).toEqual(
    STEPS.map(() => ({ kind: 'passes' })),
  );
  expect(STEPS).toHaveLength(4);
});

test('the preflight’s answer of the cheat sheet passes', () => {
  expect(answer(1, codeIn('learn/cheat-sheet', 'http'))).toEqual({ kind: 'passes' });
});

test('no step begins with an answer that passes', () => {
  expect(STEPS.map((step) => causesOf(judge(step, step.start)))).toEqual([
    ['allow-origin-missing'],
    ['allow-origin-missing'],
    ['error-response-without-cors'],
    ['origin-mismatch'],
  ]);
});

describe('the engine finds what is wrong', () => {
  const without = (text: string, name: string) => text.replace(new RegExp(`^${name}: .+\n?`, 'm'), '');
  const instead = (text: string, name: string, value: string) =>
    text.replace(new RegExp(`^${name}: .+$`, 'm'), `${name}: ${value}`);

  test.each([
    [1, instead(preflight, 'Access-Control-Allow-Origin', '*'), 'wildcard-origin-with-credentials'],
    [1, without(preflight, 'Access-Control-Allow-Credentials'), 'allow-credentials-missing'],
    [1, without(preflight, 'Access-Control-Allow-Headers'), 'request-header-not-allowed'],
    [1, instead(preflight, 'Access-Control-Allow-Headers', '*'), 'wildcard-headers-with-credentials'],
    [1, preflight.replace('204', '401'), 'preflight-requires-auth'],
    [2, instead(order, 'Access-Control-Allow-Origin', 'https://shop.example.com/'), 'allow-origin-malformed'],
    [2, without(order, 'Access-Control-Expose-Headers'), 'response-header-not-exposed'],
    [4, `${FOR_WWW}\nAccess-Control-Allow-Origin: https://shop.example.com`, 'allow-origin-multiple'],
  ] as const)('in step %i: %j', (number, text, cause) => {
    expect(causesOf(answer(number, text))).toContain(cause);
  });

  test('it says what is no answer', () => {
    expect(answer(1, '')).toMatchObject({ kind: 'unreadable', says: expect.stringMatching(/first line/) });
    expect(answer(1, '204\nVary Origin')).toMatchObject({
      says: expect.stringMatching(/“Vary Origin” is no header/),
    });
    expect(answer(3, EXPIRED.replace('401', '200'))).toMatchObject({
      says: expect.stringMatching(/answers 401 here/),
    });
    expect(answer(1, '999')).toMatchObject({
      kind: 'unreadable',
      says: expect.stringMatching(/./),
    });
  });

  test('spaces and empty lines do not matter', () => {
    expect(answer(1, `\n ${preflight.replaceAll('\n', '\n\n  ')}\n`)).toEqual({ kind: 'passes' });
  });
});

test('each step says where to compare, after what it asks', () => {
  for (const { task, compare } of STEPS) {
    expect(task.length).toBeGreaterThan(0);
    expect(linksOf(compare)).not.toEqual([]);
  }
  expect(introductionOf(pageOf(EXERCISE)).map(({ kind }) => kind)).toEqual([
    'paragraph',
    'paragraph',
    'code',
  ]);
});

test('what is not made of steps is no exercise', () => {
  expect(() => stepsOf(readPage('learn/x', '# X\n\n## One\n\nDo it.'))).toThrow(/a step is a heading/);
});
