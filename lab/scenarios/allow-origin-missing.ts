import { blocked, defineScenario, type PageAction } from './define-scenario.ts';

const ID = 'allow-origin-missing';

const withoutHeader = (title: string, id: string, page: PageAction, type: string, body: string) => ({
  id,
  title,
  page,
  server: () => ({ 'GET /': { status: 200, headers: { 'Content-Type': type }, body } }),
  expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'No Access-Control-Allow-Origin',
  story:
    'The API works, but it is not configured for pages of another origin yet. The browser received the answer and withholds it from the page.',
  variants: [
    withoutHeader('fetch', 'get', { via: 'fetch', at: 'api' }, 'application/json', '[]'),
    withoutHeader('XMLHttpRequest', 'xhr', { via: 'xhr', at: 'api' }, 'application/json', '[]'),
    withoutHeader(
      'image with crossorigin',
      'image',
      { via: 'image', at: 'api', crossOrigin: 'anonymous' },
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ),
    withoutHeader(
      'EventSource',
      'event-source',
      { via: 'event-source', at: 'api' },
      'text/event-stream',
      'data: hello\n\n',
    ),
    {
      id: 'redirected-by-extension',
      title: 'an extension redirects to an answer that lacks it',
      page: { via: 'fetch', at: 'api', path: '/start' },
      server: ({ app }) => ({
        'GET /start': { status: 200, headers: { 'Access-Control-Allow-Origin': app }, body: 'never asked' },
        'GET /end': { status: 200, body: 'hello' },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'preflight',
      title: 'the preflight lacks it',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /': { status: 204, headers: { 'Access-Control-Allow-Methods': 'PUT' } },
        'PUT /': { status: 200, headers: { 'Access-Control-Allow-Origin': app }, body: 'saved' },
      }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'after-preflight',
      title: 'the preflight has it, the response does not',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Methods': 'PUT',
            'Access-Control-Max-Age': '0',
          },
        },
        'PUT /': { status: 200, body: 'saved' },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
