/** Libraries that add request headers without the page's own code. Source: the documentation of each library. */
const AUTHORS: readonly (readonly [name: RegExp, author: string])[] = [
  [
    /^(traceparent|tracestate)$/,
    'a tracing library (W3C Trace Context: OpenTelemetry, Application Insights, Datadog and others)',
  ],
  [/^sentry-trace$/, 'Sentry'],
  [/^baggage$/, 'Sentry or OpenTelemetry'],
  [/^x-datadog-/, 'Datadog RUM'],
  [/^(b3|x-b3-.*)$/, 'a Zipkin (B3) tracing library'],
  [/^newrelic$/, 'New Relic'],
  [/^(request-id|request-context)$/, 'Application Insights'],
  [/^elastic-apm-traceparent$/, 'Elastic APM'],
  [/^uber-trace-id$/, 'Jaeger'],
  [/^(apikey|x-client-info|x-supabase-api-version)$/, 'the Supabase client'],
  [/^x-requested-with$/, 'jQuery or another HTTP library'],
  [/^x-(xsrf|csrf)-token$/, 'the HTTP library’s CSRF protection'],
  [/^x-firebase-/, 'the Firebase client'],
  [/^x-amz-/, 'an AWS client'],
  [/^apollo-require-preflight$|^x-apollo-/, 'Apollo Client'],
  [/^x-posthog-/, 'PostHog'],
];

/** The library that usually adds this header, in words for a sentence; null if none is known. */
export function authorOf(name: string): string | null {
  return AUTHORS.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? null;
}
