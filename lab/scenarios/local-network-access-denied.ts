import { blocked, defineScenario, type Variant } from './define-scenario.ts';

const ID = 'local-network-access-denied';

/** Without a window nobody can be asked, so the answer is no; with one, say no. */
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
    'The browser is told that the page comes from the internet, and the API is on this machine. The user is asked and says no, so the API is not asked at all. Its CORS headers are perfect.',
  variants: [
    variant('get', 'a GET', 'GET'),
    variant('preflight', 'a PUT, whose preflight is refused', 'PUT'),
  ],
});
