import { expect, test } from 'vitest';
import {
  adviceOf,
  diagnosisOf,
  edit,
  LET_PREFLIGHT_PASS,
  testExample,
  testNeighbours,
  toldOf,
} from '../support/examine.ts';

const example = testExample('preflight-route-missing', {
  phase: 'preflight',
  also: ['allow-origin-missing', 'method-not-allowed'],
  evidence: {
    status: 404,
    method: 'PUT',
    host: 'api.example.com',
    path: '/items/3',
    passesCorsCheck: false,
  },
  says: ['PUT', 'api.example.com', '404 Not Found'],
  proof: 'not-observed',
  change: [...LET_PREFLIGHT_PASS, { set: 'Access-Control-Allow-Methods', to: 'PUT', on: ['preflight'] }],
});

test.each([404, 405, 501])('is the cause of a %i', (status) => {
  expect(diagnosisOf(edit(example, ['< 404', `< ${status}`]))).toMatchObject({
    cause: 'preflight-route-missing',
    evidence: { status },
    codes: { chromium: ['PreflightMissingAllowOriginHeader'] },
  });
});

const WITH_HEADERS = edit(example, [
  '< 404',
  '< 404\n< Access-Control-Allow-Origin: https://shop.example.com\n< Access-Control-Allow-Methods: PUT',
]);

test('is the cause with the right headers, too, and then only the status has to change', () => {
  const diagnosis = diagnosisOf(WITH_HEADERS);
  expect(diagnosis).toMatchObject({
    cause: 'preflight-route-missing',
    also: [],
    codes: { chromium: ['PreflightInvalidStatus'], firefox: ['CORSPreflightDidNotSucceed'] },
  });
  expect(diagnosis.change).toContainEqual({ status: 204, on: ['preflight'] });
});

test('says what the console leaves out', () => {
  expect(toldOf(example)).toContain('404');
  expect(toldOf(WITH_HEADERS)).toContain('Only its status is not');
});

test('names the route to answer, without its query', () => {
  const searched = edit(example, ['/items/3', '/items/3?limit=1']);
  expect(adviceOf(diagnosisOf(searched)).join()).toContain('OPTIONS /items/3 itself');
});

testNeighbours({
  'the status is 401': [edit(example, ['< 404', '< 401']), 'preflight-requires-auth'],
  'the status is 403': [edit(example, ['< 404', '< 403']), 'preflight-forbidden'],
  'the status is 500': [edit(example, ['< 404', '< 500']), 'preflight-status-not-ok'],
  'the status is 200': [edit(example, ['< 404', '< 200']), 'allow-origin-missing'],
  'the 404 wants a sign-in': [
    edit(example, ['< 404', '< 404\n< WWW-Authenticate: Basic']),
    'preflight-requires-auth',
  ],
});
