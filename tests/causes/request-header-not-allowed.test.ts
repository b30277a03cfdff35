import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('request-header-not-allowed', {
  phase: 'preflight',
  evidence: {
    header: 'Access-Control-Allow-Headers',
    missing: ['baggage', 'sentry-trace'],
    received: 'content-type',
    allowed: ['content-type'],
    host: 'api.example.com',
  },
  says: ['api.example.com', 'baggage and sentry-trace', 'content-type', 'POST', 'Sentry'],
  proof: 'not-observed',
  change: [
    { set: 'Access-Control-Allow-Headers', to: 'content-type, baggage, sentry-trace', on: ['preflight'] },
  ],
});

const asking = (names: string) =>
  edit(example, ['Request-Headers: baggage,content-type,sentry-trace', `Request-Headers: ${names}`]);
const LIST = 'Access-Control-Allow-Headers: content-type';

test('names all of them where the console names one', () => {
  expect(toldOf(example)).toContain('All 2 are needed');
  expect(toldOf(asking('content-type,x-shop'))).toBe('');
  expect(plain(diagnosisOf(example).headline)).toContain('2 request headers');
  expect(plain(diagnosisOf(asking('x-shop')).headline)).toContain('x-shop');
});

test.each([
  ['traceparent', 'tracing library'],
  ['tracestate', 'tracing library'],
  ['sentry-trace', 'Sentry'],
  ['baggage', 'Sentry or OpenTelemetry'],
  ['x-datadog-trace-id', 'Datadog'],
  ['x-b3-traceid', 'Zipkin'],
  ['newrelic', 'New Relic'],
  ['request-id', 'Application Insights'],
  ['apikey', 'Supabase'],
  ['x-client-info', 'Supabase'],
  ['x-requested-with', 'jQuery'],
  ['x-xsrf-token', 'CSRF'],
  ['x-firebase-appcheck', 'Firebase'],
  ['x-amz-date', 'AWS'],
])('knows who usually adds %s', (name, author) => {
  expect(explanationOf(asking(name))).toContain(author);
});

test('knows no author of a header that the page may well have written', () => {
  expect(explanationOf(asking('authorization,x-shop'))).not.toContain('usually added');
});

test('tells an absent list from an empty one', () => {
  const absent = edit(example, [`< ${LIST}\n`, '']);
  expect(diagnosisOf(absent).evidence).toMatchObject({ received: null, allowed: [] });
  expect(explanationOf(absent)).toContain('is absent');
  expect(explanationOf(edit(example, [LIST, 'Access-Control-Allow-Headers:']))).toContain('allows none');
});

test('compares names without regard to letters', () => {
  const missing = diagnosisOf(
    edit(example, [LIST, 'Access-Control-Allow-Headers: Content-Type, BAGGAGE']),
  ).evidence;
  expect(missing).toMatchObject({ missing: ['sentry-trace'] });
});

testNeighbours({
  'the header is one of answers': [asking('access-control-allow-origin'), 'cors-header-in-request'],
  'the list is *, with credentials': [
    edit(
      example,
      [LIST, 'Access-Control-Allow-Headers: *\n< Access-Control-Allow-Credentials: true'],
      ['credentials: same-origin', 'credentials: include'],
    ),
    'wildcard-headers-with-credentials',
  ],
  'the list is *, the name Authorization, and the standard judges': [
    edit(
      asking('authorization'),
      [LIST, 'Access-Control-Allow-Headers: *'],
      ['browser: chromium', 'browser: standard'],
    ),
    'authorization-not-listed',
  ],
  'the list cannot be read': [
    edit(example, [LIST, 'Access-Control-Allow-Headers: content type']),
    'allow-headers-malformed',
  ],
  'every name is listed': [
    edit(
      example,
      [LIST, 'Access-Control-Allow-Headers: Sentry-Trace, Baggage, Content-Type'],
      [
        '> POST https://api.example.com/orders\n',
        '> POST https://api.example.com/orders\n> Origin: https://shop.example.com\n< 200\n< Access-Control-Allow-Origin: *\n',
      ],
      ['end: withheld', 'end: delivered'],
    ),
    null,
  ],
});
