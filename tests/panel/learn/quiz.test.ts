import { describe, expect, test } from 'vitest';
import { plainText, textOf } from '../../../markdown/page.ts';
import { readPage } from '../../../markdown/read-page.ts';
import { type Question, questionsOf } from '../../../panel/learn/quiz.ts';
import {
  corsUnsafeRequestHeaderNames,
  isCorsSafelistedMethod,
  isCorsSafelistedRequestHeader,
  normalizeMethod,
} from '../../../src/fetch/cors-safelisted.ts';
import { isSameOrigin } from '../../../src/platform/origin.ts';
import { exampleOf } from '../../support/document.ts';
import { diagnosisOf, edit } from '../../support/examine.ts';
import { pageOf } from '../../support/pages.ts';

const QUESTIONS = questionsOf(pageOf('learn/quiz'));

const asking = (words: string): Question => {
  const [question, ...others] = QUESTIONS.filter(({ ask }) => plainText(ask).includes(words));
  if (question === undefined || others.length > 0) throw new Error(`Not one question asks ${words}`);
  return question;
};
const textsOf = ({ answers }: Question, isRight: boolean) =>
  answers.filter((answer) => answer.isRight === isRight).map(({ text }) => textOf(text));

test('there are at least fourteen questions, no two alike', () => {
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(14);
  expect(new Set(QUESTIONS.map(({ id }) => id)).size).toBe(QUESTIONS.length);
});

describe.each(QUESTIONS.map((question) => [plainText(question.ask), question] as const))(
  '%s',
  (_, question) => {
    test('has three to five answers, one of them right', () => {
      expect(question.answers.length).toBeGreaterThanOrEqual(3);
      expect(question.answers.length).toBeLessThanOrEqual(5);
      expect(question.answers.filter(({ isRight }) => isRight)).toHaveLength(1);
    });

    test('explains every answer', () => {
      for (const { text, because } of question.answers) {
        expect(textOf(text)).not.toBe('');
        expect(textOf(because).length).toBeGreaterThan(10);
      }
      expect(new Set(question.answers.map(({ because }) => textOf(because))).size).toBe(
        question.answers.length,
      );
    });

    test('says where to read on', () => {
      expect(question.pages.some((page) => page.startsWith('learn/'))).toBe(true);
    });
  },
);

test('the right answers are not always at the same place', () => {
  const places = QUESTIONS.map(({ answers }) => answers.findIndex(({ isRight }) => isRight));
  expect(new Set(places).size).toBeGreaterThan(2);
});

test('what is not made of questions is no quiz', () => {
  const read = (text: string) => questionsOf(readPage('learn/x', `# X\n\n${text}`));
  expect(() => read('## Why?\n\nBecause.')).toThrow(/a question is a heading/);
  expect(() => read('## Why?\n\n- [x] So\n\nMore: x')).toThrow(/has no box or no explanation/);
  expect(() => read('## Why?\n\n- So\n\n  Because\n\nMore: x')).toThrow(/has no box or no explanation/);
  expect(read('## Why?\n\n- [x] So\n\n  Because\n\nMore: x')).toHaveLength(1);
});

/** If the engine can decide which answer is right, it must agree with the quiz. */
describe('the engine agrees', () => {
  test('which fetch is preflighted', () => {
    const question = asking('causes a preflight');
    const isPreflighted = (call: string): boolean => {
      let request: Request | null = null;
      const url = 'https://api.example.com/';
      new Function('fetch', 'url', call)((to: string, init: RequestInit) => {
        request = new Request(to, init);
      }, url);
      const { method, headers } = request ?? new Request(url);
      const list = [...headers].map(([name, value]) => ({ name, value }));
      return !isCorsSafelistedMethod(method) || corsUnsafeRequestHeaderNames(list).length > 0;
    };
    expect(textsOf(question, true).map(isPreflighted)).toEqual([true]);
    expect(textsOf(question, false).map(isPreflighted)).toEqual([false, false, false]);
  });

  test('which Content-Type is safelisted', () => {
    const question = asking('Which value of Content-Type');
    const isSafelisted = (value: string) => isCorsSafelistedRequestHeader({ name: 'Content-Type', value });
    expect(textsOf(question, true).map(isSafelisted)).toEqual([true]);
    expect(textsOf(question, false).map(isSafelisted)).toEqual([false, false, false]);
  });

  test('which URL has the same origin', () => {
    const question = asking('has the same origin as');
    const isSame = (url: string) => isSameOrigin(new URL(url).origin, 'https://shop.example.com');
    expect(textsOf(question, true).map(isSame)).toEqual([true]);
    expect(textsOf(question, false).map(isSame)).toEqual([false, false, false]);
  });

  test('which methods are made upper case', () => {
    const [because = ''] = asking("method: 'patch'").answers.flatMap(({ isRight, because }) =>
      isRight ? [textOf(because)] : [],
    );
    const named = because.match(/\b[A-Z]{3,}\b/g) ?? [];
    const made = named.filter((method) => normalizeMethod(method.toLowerCase()) === method);
    expect(made).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);
    expect(normalizeMethod('patch')).toBe('patch');
  });

  test('that the wildcard counts only without credentials', () => {
    const example = exampleOf('wildcard-origin-with-credentials');
    expect(diagnosisOf(example).cause).toBe('wildcard-origin-with-credentials');
    const without = edit(
      example,
      ['credentials: include', 'credentials: same-origin'],
      ['end: withheld', 'end: delivered'],
    );
    expect(diagnosisOf(without).verdict).toBe('allowed');
  });
});
