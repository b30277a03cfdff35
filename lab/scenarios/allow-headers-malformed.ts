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
    'The right name is in there, but the value is not a list of names with commas between them, so none of it counts.',
  variants: [
    value('semicolons', 'semicolons between the names', 'Content-Type; X-Tenant'),
    value('brackets', 'printed as an array', '[X-Tenant]'),
    value('colon', 'a name with its colon', 'X-Tenant:'),
  ],
});
