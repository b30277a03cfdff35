import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'wildcard-headers-with-credentials',
  kind: 'cause',
  title: 'Wildcard headers on a request with credentials',
  story:
    'Access-Control-Allow-Headers: * means every header, except when credentials are included: then it means a header named *.',
  variants: [
    {
      id: 'custom-header',
      title: 'X-Tenant with credentials',
      page: { via: 'fetch', at: 'api', headers: { 'X-Tenant': 'north' }, credentials: 'include' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': '*',
            Vary: 'Origin',
          },
        },
      }),
      expect: blocked(
        'wildcard-headers-with-credentials',
        'HeaderDisallowedByPreflightResponse',
        'CORSMissingAllowHeaderFromPreflight',
      ),
    },
  ],
});
