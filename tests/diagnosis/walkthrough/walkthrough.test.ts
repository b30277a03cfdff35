import { describe, expect, test } from 'vitest';
import { walkthrough } from '../../../src/diagnosis/walkthrough/walkthrough.ts';
import { type Exchange, judgeExchange, plain } from '../../../src/index.ts';
import { answer, exchange, hop, ORIGIN, preflight } from '../../support/fixtures/exchanges.ts';

const API = 'https://api.example.com/cart';
const NOTHING = {
  ...{ codes: { chromium: null, firefox: null }, console: [], also: [], otherBrowsers: [] },
  credentialsAreToldByLikeCall: false,
} as const;

const of = (judged: Exchange, common: Parameters<typeof walkthrough>[2] = NOTHING) =>
  walkthrough(judged, judgeExchange(judged).hypotheses, common);

const get = (lines: Readonly<Record<string, string>>, more: Partial<Exchange> = {}) =>
  exchange('a', [hop({ url: API, response: answer({ status: 200, headers: lines }) })], more);

describe('walkthrough()', () => {
  test('asks the seven questions, numbered and in order', () => {
    const questions = of(get({}));
    expect(questions.map(({ number, id }) => `${number} ${id}`)).toEqual([
      ...['1 report', '2 server', '3 preflight', '4 origin', '5 credentials', '6 error', '7 cache'],
    ]);
    for (const { question } of questions) expect(question).toMatch(/^[A-Z].+\?$/);
  });

  test('answers from the stop of the run, and shows the steps that it took', () => {
    const [, , , origin] = of(get({}));
    expect(origin).toMatchObject({ answer: 'fails', steps: [{ algorithm: 'CORS check', step: '2' }] });
  });

  test('answers at the hop that decided, not at the last one', () => {
    const refused = get({});
    const beyond = hop({ url: `${API}/v2`, response: answer({ status: 500 }) });
    const { hypotheses } = judgeExchange(refused);
    const [, , , , , error] = walkthrough(
      { ...refused, hops: [...refused.hops, beyond] },
      hypotheses,
      NOTHING,
    );
    expect(plain(error?.summary ?? [])).toBe('no, the status is 200');
  });

  test('says that it is not observable where the hypotheses answer differently', () => {
    const open = get({ 'Access-Control-Allow-Origin': '*' }, { call: null, outcome: { kind: 'unknown' } });
    expect(judgeExchange(open).hypotheses).toHaveLength(2);
    const { answer: given, summary } = of(open)[3] ?? {};
    expect(given).toBe('not-observable');
    expect(plain(summary ?? [])).toBe('it depends on what was not seen');
  });

  test('knows the credentials mode only where all hypotheses have the same', () => {
    expect(of(get({}))[4]).toMatchObject({ answer: 'does-not-apply' });
    const [, , , , credentials] = of(get({}, { call: null }));
    expect(plain(credentials?.summary ?? [])).toBe('whether they are included was not seen');
  });

  test('says at the preflight that it depends where it stops, if every hypothesis stops there', () => {
    const refused = hop({
      ...{ url: API, method: 'PUT', requestHeaders: null },
      preflight: preflight(
        { 'Access-Control-Request-Method': 'PUT' },
        { status: 204, headers: { 'Access-Control-Allow-Origin': ORIGIN } },
      ),
    });
    const [, , asked] = of(exchange('a', [refused], { call: null }));
    expect(plain(asked?.summary ?? [])).toBe('no; at which step depends on the credentials mode');
  });

  test('hands on what the diagnosis knows besides', () => {
    const codes = { chromium: ['MissingAllowOriginHeader'], firefox: null };
    const [report] = of(get({}), { ...NOTHING, codes });
    expect(plain(report?.summary ?? [])).toContain('MissingAllowOriginHeader');
  });
});
