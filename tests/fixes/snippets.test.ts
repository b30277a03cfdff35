import { expect, it } from 'vitest';
import { defineStack, type Site } from '../../src/fixes/define-stack.ts';
import { STACKS, snippetsOf } from '../../src/fixes/index.ts';
import type { PolicyChange } from '../../src/policy/policy-change.ts';

const CHANGES: readonly PolicyChange[] = [
  { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
  { remove: 'X-Old', on: ['response'] },
];
const SITE: Site = {
  url: 'https://api.example.com/v1',
  method: 'GET',
  answers: {
    preflight: null,
    redirect: null,
    response: {
      status: 200,
      headerList: [
        { name: 'Server', value: 'example/2' },
        { name: 'Access-Control-Allow-Origin', value: '*' },
        { name: 'X-Old', value: '', secret: true },
      ],
    },
  },
};

/** A server of this test that sends its name. */
const example = defineStack({
  id: 'example',
  name: 'Example',
  recognise: ({ answers }) =>
    answers.response?.headerList.some(({ value }) => value === 'example/2') ? 'Server: example/2' : null,
  snippet: (changes) => changes.map((_, index) => ({ sign: 'add' as const, text: `rule ${index}` })),
});

it('has raw headers for every server, and takes no secret along', () => {
  expect(snippetsOf(CHANGES, SITE)).toEqual([
    {
      id: 'headers',
      name: 'Headers',
      reason: null,
      lines: [
        { sign: 'remove', text: 'Access-Control-Allow-Origin: *' },
        { sign: 'add', text: 'Access-Control-Allow-Origin: https://shop.example.com' },
        { sign: 'remove', text: 'X-Old' },
      ],
    },
  ]);
});

it('puts first what was recognised, with the reason; the others stay', () => {
  const snippets = snippetsOf(CHANGES, SITE, [...STACKS, example]);
  expect(snippets.map(({ id, reason }) => [id, reason])).toEqual([
    ['example', 'Server: example/2'],
    ['headers', null],
  ]);
  const unseen = { ...SITE, answers: { preflight: null, redirect: null, response: null } };
  expect(snippetsOf(CHANGES, unseen, [...STACKS, example]).map(({ id, reason }) => [id, reason])).toEqual([
    ['headers', null],
    ['example', null],
  ]);
});

it('says nothing where no answer has to change', () => {
  expect(snippetsOf([{ call: 'https://api.example.com/v1/' }], SITE)).toEqual([]);
});

it('shows twenty of the lines that go, and says how many more', () => {
  const headerList = Array.from({ length: 1_025 }, () => ({ name: 'Vary', value: 'Cookie' }));
  const site = { ...SITE, answers: { ...SITE.answers, response: { status: 200, headerList } } };
  const [headers] = snippetsOf([{ remove: 'Vary', on: ['response'] }], site);
  expect(headers?.lines).toHaveLength(21);
  expect(headers?.lines.at(-1)).toEqual({ sign: 'remove', text: '… and 1,005 more' });
});
