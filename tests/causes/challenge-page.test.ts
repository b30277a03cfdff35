import { expect, test } from 'vitest';
import {
  adviceOf,
  applicable,
  diagnosisOf,
  edit,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('challenge-page', {
  phase: 'response',
  evidence: { status: 403, method: 'GET', expected: 'https://shop.example.com', host: 'api.example.com' },
  says: ['api.example.com', '403', 'challenge'],
  proof: 'not-applicable',
  change: [],
});

test('asks for an exemption, and never to open the challenge to scripts', () => {
  const diagnosis = diagnosisOf(example);
  expect(applicable(diagnosis.change)).toEqual([]);
  const [exempt = '', never = ''] = adviceOf(diagnosis);
  expect(exempt).toContain('OPTIONS');
  expect(never).toContain('Do not add CORS headers');
  expect(toldOf(example)).toContain('403');
});

test.each([
  ['AWS WAF', 'x-amzn-waf-action: challenge'],
  ['Vercel', 'x-vercel-mitigated: challenge'],
  ['DataDome', 'X-DataDome: protected'],
  ['Imperva', 'X-Iinfo: 1-2-3 NNNN CT'],
])('recognises %s', (_, line) => {
  expect(diagnosisOf(edit(example, ['cf-mitigated: challenge', line])).cause).toBe('challenge-page');
});

test('recognises Akamai by its server and a page of HTML', () => {
  const akamai = edit(
    example,
    ['< cf-mitigated: challenge\n', ''],
    ['Server: cloudflare', 'Server: AkamaiGHost'],
  );
  expect(diagnosisOf(akamai).cause).toBe('challenge-page');
});

test('is the cause at the preflight, too', () => {
  const preflighted = edit(example, [
    '> GET https://api.example.com/prices\n> Origin: https://shop.example.com\n',
    '> OPTIONS https://api.example.com/prices\n> Origin: https://shop.example.com\n> Access-Control-Request-Method: PUT\n',
  ]);
  expect(diagnosisOf(`${preflighted}\n> PUT https://api.example.com/prices\n`)).toMatchObject({
    cause: 'challenge-page',
    phase: 'preflight',
  });
});

testNeighbours({
  'nothing says challenge': [
    edit(example, ['< cf-mitigated: challenge\n', '']),
    'error-response-without-cors',
  ],
  'Imperva let it through to an application that answers JSON': [
    edit(example, ['cf-mitigated: challenge', 'X-Iinfo: 1-2-3 NNNN CT'], ['text/html', 'application/json']),
    'error-response-without-cors',
  ],
});
