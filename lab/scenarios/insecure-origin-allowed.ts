import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'insecure-origin-allowed',
  kind: 'cause',
  title: 'A page over http may read an API over https',
  story:
    'The page still uses http, and the API answers it with credentials. An attacker between user and page can change the page and read the data.',
  variants: [
    {
      id: 'get',
      title: 'GET with credentials',
      pageAt: 'appPlain',
      page: { via: 'fetch', at: 'appPublic', path: '/me', credentials: 'include' },
      server: ({ appPlain }) => ({
        'GET /me': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': appPlain,
            'Access-Control-Allow-Credentials': 'true',
            Vary: 'Origin',
          },
          body: 'hello',
        },
      }),
      expect: allowed('insecure-origin-allowed'),
    },
  ],
});
