import { type Answers, allowed, defineScenario, type Origins } from './define-scenario.ts';

const PUT = {
  via: 'fetch',
  at: 'api',
  path: '/users/7',
  method: 'PUT',
  headers: { 'Content-Type': 'application/json', 'X-Tenant': 'north' },
  body: '{"name":"Kim"}',
} as const;

const api = ({ app }: Origins): Answers => ({
  'OPTIONS /users/7': {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': app,
      'Access-Control-Allow-Methods': 'GET, PUT',
      'Access-Control-Allow-Headers': 'Content-Type, X-Tenant',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin',
    },
  },
  'PUT /users/7': {
    status: 200,
    headers: { 'Access-Control-Allow-Origin': app, Vary: 'Origin' },
    body: 'saved',
  },
});

export default defineScenario({
  id: 'control-preflighted-put',
  kind: 'control',
  title: 'A PUT that works',
  story: 'The preflight asks for the method, the JSON and the custom header, and the API allows all of them.',
  variants: [
    {
      id: 'json',
      title: 'PUT with JSON and a custom header',
      page: PUT,
      server: api,
      expect: allowed(),
    },
    {
      id: 'asked-before',
      title: 'the same PUT again: the first one’s preflight is still in the cache',
      page: { ...PUT, before: [PUT] },
      server: api,
      expect: allowed(),
    },
  ],
});
