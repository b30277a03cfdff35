import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'request-header-not-allowed';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A request header is not allowed',
  story:
    'The page sends headers that the preflight’s answer does not list. Browsers name only the first one; after it, the next one would fail.',
  variants: [
    {
      id: 'two-names',
      title: 'X-Request-Id and X-Tenant are not listed',
      page: { via: 'fetch', at: 'api', headers: { 'X-Tenant': 'north', 'X-Request-Id': '42' } },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': 'Content-Type',
          },
        },
      }),
      expect: blocked(ID, 'HeaderDisallowedByPreflightResponse', 'CORSMissingAllowHeaderFromPreflight'),
    },
    {
      id: 'any-origin',
      title: 'X-Tenant is not listed, and every origin is allowed',
      page: { via: 'fetch', at: 'api', headers: { 'X-Tenant': 'north' } },
      server: () => ({ 'OPTIONS /': { status: 204, headers: { 'Access-Control-Allow-Origin': '*' } } }),
      expect: blocked(
        ID,
        ['HeaderDisallowedByPreflightResponse', 'PreflightWildcardOriginNotAllowed'],
        ['CORSMissingAllowHeaderFromPreflight', 'CORSNotSupportingCredentials'],
      ),
    },
    {
      id: 'content-type-json',
      title: 'Content-Type: application/json is not listed',
      page: {
        via: 'fetch',
        at: 'api',
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"name":"Kim"}',
      },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Credentials': 'true' },
        },
      }),
      expect: blocked(ID, 'HeaderDisallowedByPreflightResponse', 'CORSMissingAllowHeaderFromPreflight'),
    },
    {
      id: 'tracing',
      title: 'traceparent, added by a tracing library',
      page: {
        via: 'xhr',
        at: 'api',
        headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': 'Content-Type, Authorization',
          },
        },
      }),
      expect: blocked(ID, 'HeaderDisallowedByPreflightResponse', 'CORSMissingAllowHeaderFromPreflight'),
    },
  ],
});
