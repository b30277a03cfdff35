import { allowed, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'credentials-not-sent',
  kind: 'cause',
  title: 'Credentials were included, and no cookie was sent',
  story:
    'The API allows credentials and sets its cookie without SameSite=None. From another site the browser neither keeps nor sends it, and the user looks signed out.',
  variants: [
    {
      id: 'same-site-lax',
      title: 'a Lax cookie from another site',
      page: { via: 'fetch', at: 'api', path: '/me', credentials: 'include' },
      server: ({ app }, { path }) => ({
        'GET /me': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            Vary: 'Origin',
            'Set-Cookie': `session=open; Path=${path}; SameSite=Lax`,
          },
          body: 'nobody',
        },
      }),
      expect: allowed('credentials-not-sent'),
    },
  ],
});
