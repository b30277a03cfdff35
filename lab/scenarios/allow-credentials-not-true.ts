import { blocked, defineScenario, type Origins } from './define-scenario.ts';

const ID = 'allow-credentials-not-true';

const value = (id: string, allowCredentials: string) => ({
  id,
  title: allowCredentials,
  page: { via: 'fetch', at: 'api', credentials: 'include' } as const,
  server: ({ app }: Origins) => ({
    'GET /': {
      status: 200,
      headers: {
        'Access-Control-Allow-Origin': app,
        'Access-Control-Allow-Credentials': allowCredentials,
        Vary: 'Origin',
      },
      body: 'hello',
    },
  }),
  expect: blocked(ID, 'InvalidAllowCredentials', 'CORSMissingAllowCredentials'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Access-Control-Allow-Credentials is not true',
  story: 'The server’s language prints a boolean in its own way. The value must be true, in lower case.',
  variants: [
    value('capital', 'True'),
    value('number', '1'),
    {
      id: 'preflight',
      title: 'TRUE, on the preflight',
      page: { via: 'fetch', at: 'api', method: 'PUT', credentials: 'include' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'TRUE',
            'Access-Control-Allow-Methods': 'PUT',
            Vary: 'Origin',
          },
        },
      }),
      expect: blocked(ID, 'PreflightInvalidAllowCredentials', 'CORSMissingAllowCredentials'),
    },
  ],
});
