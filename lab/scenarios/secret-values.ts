import { blocked, defineScenario } from './define-scenario.ts';

/** Must never appear outside the request: not in a panel, report, recording or storage. */
export const PLANTED_SECRET = 'planted-secret-7f3a9c';

export default defineScenario({
  id: 'secret-values',
  kind: 'secret',
  title: 'A failing request full of secrets',
  story:
    'The page signs in, sends a cookie, a token and an API key, and fails. Search for the secret in everything that the tools show: it must not be there.',
  variants: [
    {
      id: 'everywhere',
      title: 'Cookie, Authorization, X-Api-Key and Set-Cookie',
      page: {
        via: 'fetch',
        at: 'apiSameSite',
        path: '/me',
        credentials: 'include',
        headers: { Authorization: `Bearer ${PLANTED_SECRET}`, 'X-Api-Key': PLANTED_SECRET },
        before: [
          { via: 'fetch', at: 'apiSameSite', path: '/sign-in', method: 'POST', credentials: 'include' },
        ],
      },
      server: ({ app }, { path }) => {
        const allow = {
          'Access-Control-Allow-Origin': app,
          'Access-Control-Allow-Credentials': 'true',
          Vary: 'Origin',
        };
        const cookie = `session=${PLANTED_SECRET}; Path=${path}; SameSite=Lax; HttpOnly`;
        return {
          'POST /sign-in': { status: 204, headers: { ...allow, 'Set-Cookie': cookie } },
          'OPTIONS /me': {
            status: 204,
            headers: {
              ...allow,
              'Access-Control-Allow-Headers': 'Authorization, X-Api-Key',
              'Access-Control-Max-Age': '0',
            },
          },
          'GET /me': {
            status: 200,
            headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin', 'Set-Cookie': cookie },
            body: 'hello',
          },
        };
      },
      expect: blocked('allow-credentials-missing', 'InvalidAllowCredentials', 'CORSMissingAllowCredentials'),
    },
  ],
});
