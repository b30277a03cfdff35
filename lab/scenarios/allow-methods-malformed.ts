import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'allow-methods-malformed';

const value = (id: string, title: string, allowMethods: string) => ({
  id,
  title,
  page: { via: 'fetch', at: 'api', method: 'PUT' } as const,
  server: ({ app }: { app: string }) => ({
    'OPTIONS /': {
      status: 204,
      headers: {
        'Access-Control-Allow-Origin': app,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': allowMethods,
      },
    },
  }),
  expect: blocked(ID, 'InvalidAllowMethodsPreflightResponse', 'CORSInvalidAllowMethod'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'Access-Control-Allow-Methods is not a list',
  story:
    'The value contains the right method, but it is not a list of names separated by commas, so the browser ignores all of it.',
  variants: [
    value('semicolons', 'semicolons between the names', 'GET; PUT; DELETE'),
    value('blanks', 'spaces between the names', 'GET PUT DELETE'),
    value('quotes', 'the list in quotes', '"GET, PUT, DELETE"'),
  ],
});
