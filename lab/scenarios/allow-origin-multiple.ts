import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'allow-origin-multiple';

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Several values in Access-Control-Allow-Origin',
  story:
    'Two layers set the header: the application allows the page, and the proxy in front of it adds its own line. Two lines allow nobody.',
  variants: [
    {
      id: 'two-lines',
      title: 'two lines, the origin and *',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': [app, '*'] }, body: 'hello' },
      }),
      expect: blocked(ID, 'MultipleAllowOriginValues', 'CORSMultipleAllowOriginNotAllowed'),
    },
    {
      id: 'identical-lines',
      title: 'the same line twice',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': [app, app] }, body: 'hello' },
      }),
      expect: blocked(ID, 'MultipleAllowOriginValues', 'CORSMultipleAllowOriginNotAllowed'),
    },
    {
      id: 'list',
      title: 'a list in one line',
      page: { via: 'fetch', at: 'api' },
      server: ({ app, other }) => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': `${app}, ${other}` },
          body: 'hello',
        },
      }),
      expect: blocked(ID, 'MultipleAllowOriginValues', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'preflight',
      title: 'two lines on the preflight',
      page: { via: 'fetch', at: 'api', method: 'DELETE' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: { 'Access-Control-Allow-Origin': [app, '*'], 'Access-Control-Allow-Methods': 'DELETE' },
        },
      }),
      expect: blocked(ID, 'PreflightMultipleAllowOriginValues', 'CORSMultipleAllowOriginNotAllowed'),
    },
  ],
});
