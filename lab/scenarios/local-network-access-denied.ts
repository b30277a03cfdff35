import { blocked, defineScenario, type Variant } from './define-scenario.ts';

const ID = 'local-network-access-denied';

/** Without a window the prompt is denied; with one, choose “Block”. */
const variant = (id: string, title: string, method: string): Variant => ({
  id,
  title,
  pageAt: 'appPublic',
  page: { via: 'fetch', at: 'api', method },
  server: () => {
    const allow = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' };
    return {
      [`${method} /`]: { status: 200, headers: allow, body: 'hello' },
      'OPTIONS /': { status: 204, headers: allow },
    };
  },
  expect: blocked(ID, 'LocalNetworkAccessPermissionDenied', 'CORSDidNotSucceed'),
});

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A page of the internet calls a server of this machine',
  story:
    'The browser is configured to treat the page as one from the internet. The API is on this machine. The browser asks the user, who denies access, so no request is sent. The API’s CORS headers are correct.',
  variants: [
    variant('get', 'a GET', 'GET'),
    variant('preflight', 'a PUT, whose preflight is refused', 'PUT'),
  ],
});
