import { blocked, defineScenario } from './define-scenario.ts';

const ID = 'challenge-page';
const CHALLENGE = {
  status: 403,
  headers: { 'cf-mitigated': 'challenge', 'Content-Type': 'text/html; charset=UTF-8', Server: 'cloudflare' },
  body: '<!doctype html><title>Just a moment...</title>',
};

export default defineScenario({
  id: ID,
  kind: 'cause',
  title: 'A firewall answered with a challenge',
  story:
    'The firewall in front of the API takes calls for bots and answers with a page that only a person can solve. The API never sees them.',
  variants: [
    {
      id: 'get',
      title: 'A challenge instead of the answer',
      page: { via: 'fetch', at: 'api', path: '/prices' },
      server: () => ({ 'GET /prices': CHALLENGE }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'preflight',
      title: 'A challenge instead of the preflight’s answer',
      page: { via: 'fetch', at: 'api', path: '/prices', method: 'PUT' },
      server: () => ({ 'OPTIONS /prices': CHALLENGE }),
      expect: blocked(ID, 'PreflightMissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
    {
      id: 'waf-202',
      title: 'AWS WAF challenges with 202',
      page: { via: 'fetch', at: 'api', path: '/prices' },
      server: () => ({
        'GET /prices': {
          status: 202,
          headers: { 'x-amzn-waf-action': 'challenge', 'Content-Type': 'text/html; charset=UTF-8' },
          body: '',
        },
      }),
      expect: blocked(ID, 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin'),
    },
  ],
});
