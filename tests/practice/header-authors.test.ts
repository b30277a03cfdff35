import { expect, test } from 'vitest';
import { authorOf } from '../../src/practice/header-authors.ts';

test.each([
  ['traceparent', /tracing/],
  ['X-Datadog-Trace-Id', /Datadog/],
  ['x-b3-spanid', /Zipkin/],
  ['sentry-trace', /Sentry/],
])('%s is known to come from %s', (name, author) => expect(authorOf(name)).toMatch(author));

test('a header with an unknown author has no author', () => expect(authorOf('x-own')).toBe(null));
