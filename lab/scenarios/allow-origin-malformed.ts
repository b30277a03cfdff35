import { blocked, defineScenario, type Origins } from './define-scenario.ts';

const ID = 'allow-origin-malformed';

const value = (id: string, title: string, allowOrigin: (origins: Origins) => string, chromium: string) => ({
  id,
  title,
  page: { via: 'fetch', at: 'api' } as const,
  server: (origins: Origins) => ({
    'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': allowOrigin(origins) }, body: 'hello' },
  }),
  expect: blocked(ID, chromium, 'CORSAllowOriginNotMatchingOrigin'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A value that can match no origin',
  story:
    'Someone configured the page’s address instead of its origin. The browser compares byte by byte, so any difference counts.',
  variants: [
    value('trailing-slash', 'a slash at the end', ({ app }) => `${app}/`, 'AllowOriginMismatch'),
    value('path', 'with a path', ({ app }) => `${app}/index.html`, 'AllowOriginMismatch'),
    value('no-scheme', 'no scheme', ({ app }) => app.replace('http://', ''), 'AllowOriginMismatch'),
    value('upper-case', 'capital letters', ({ app }) => app.replace('app.', 'App.'), 'AllowOriginMismatch'),
    value('pattern', 'a pattern', () => 'http://*.localhost', 'AllowOriginMismatch'),
    value('quotes', 'in quotes', () => '"*"', 'InvalidAllowOriginValue'),
    value(
      'tab',
      'two origins, with a tab between them',
      ({ app, other }) => `${app}\t${other}`,
      'InvalidAllowOriginValue',
    ),
    value('empty', 'empty, an environment variable is not set', () => '', 'InvalidAllowOriginValue'),
  ],
});
