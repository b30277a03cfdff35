import { blocked, defineScenario } from './define-scenario.ts';

export default defineScenario({
  id: 'method-not-allowed',
  kind: 'cause',
  title: 'The method is not allowed',
  story:
    'The list of allowed methods was written when the API could only read. Now the page wants to delete, and the preflight’s answer does not list it.',
  variants: [
    {
      id: 'delete',
      title: 'DELETE is not listed',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'DELETE' },
      server: ({ app }) => ({
        'OPTIONS /users/7': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': 'GET, POST, PUT',
          },
        },
      }),
      expect: blocked('method-not-allowed', 'MethodDisallowedByPreflightResponse', 'CORSMethodNotFound'),
    },
    {
      id: 'no-list',
      title: 'there is no list',
      page: { via: 'fetch', at: 'api', path: '/users/7', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /users/7': {
          status: 204,
          headers: { 'Access-Control-Allow-Origin': app, 'Access-Control-Allow-Credentials': 'true' },
        },
      }),
      expect: blocked('method-not-allowed', 'MethodDisallowedByPreflightResponse', 'CORSMethodNotFound'),
    },
  ],
});
