import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'allow-headers-malformed';

const value = (id: string, title: string, allowHeaders: string) => ({
  id,
  title,
  page: { via: 'fetch', at: 'api', headers: { 'X-Tenant': 'north' } } as const,
  server: ({ app }: { app: string }) => ({
    'OPTIONS /': {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': app,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': allowHeaders,
      },
    },
  }),
  expect: blocked(ID, 'InvalidAllowHeadersPreflightResponse', 'CORSInvalidAllowHeader'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Access-Control-Allow-Headers is not a list',
  story:
    'The value contains the right name, but it is not a list of names separated by commas, so the browser ignores all of it.',
  variants: [
    value('semicolons', 'semicolons between the names', 'Content-Type; X-Tenant'),
    value('brackets', 'printed as an array', '[X-Tenant]'),
    value('colon', 'a name with its colon', 'X-Tenant:'),
  ],
});
