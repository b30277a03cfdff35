import { blocked, defineScenario, type Variant } from './define-scenario.ts';

const ID = 'insecure-local-network';

const variant = (id: string, title: string, method: string): Variant => ({
  id,
  title,
  pageAt: 'appPublicInsecure',
  page: { via: 'fetch', at: 'api', method },
  server: () => {
    const allow = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' };
    return {
      [`${method} /`]: { status: 200, headers: allow, body: 'hello' },
      'OPTIONS /': { status: 204, headers: allow },
    };
  },
  expect: blocked(ID, 'InsecureLocalNetwork', 'CORSDidNotSucceed'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A page without https calls a server of this machine',
  story:
    'The browser is configured to treat the page as one from the internet, without https. The API is on this machine. For an insecure page the browser does not even ask the user. The API’s CORS headers are correct.',
  variants: [
    variant('get', 'a GET', 'GET'),
    variant('preflight', 'a PUT, whose preflight is refused', 'PUT'),
  ],
});
