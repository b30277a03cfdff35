import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'cors-layer-refused';
const LOOKED = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers'];

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'The CORS layer does not allow the origin',
  story:
    'CORS is set up, and the list of origins has production but not this page. The layer refuses without a word, as Spring, rs/cors and Express do.',
  variants: [
    {
      id: 'spring-403',
      title: '403 of the CORS filter itself, as Spring answers',
      page: { via: 'fetch', at: 'api', path: '/items' },
      server: () => ({
        'GET /items': { status: 403, headers: { Vary: LOOKED }, body: 'Invalid CORS request' },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'silent-200',
      title: 'A preflight answered 200 without permission, as rs/cors does',
      page: { via: 'fetch', at: 'api', path: '/items', method: 'PUT' },
      server: () => ({ 'OPTIONS /items': { status: 200, headers: { Vary: LOOKED } } }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'all-but-the-origin',
      title: 'Methods and headers, but no origin, as the cors package of Express answers',
      page: { via: 'fetch', at: 'api', path: '/items', method: 'PUT' },
      server: () => ({
        'OPTIONS /items': {
          status: 204,
          headers: {
            Vary: 'Origin, Access-Control-Request-Headers',
            'Access-Control-Allow-Methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
          },
        },
      }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
