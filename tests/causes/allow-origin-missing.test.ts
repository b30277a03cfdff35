import { expect, test } from 'vitest';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours, toldOf } from '../support/examine.ts';

const example = testExample('allow-origin-missing', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    status: 200,
    host: 'api.example.com',
  },
  says: ['api.example.com', '200', 'https://shop.example.com'],
  proof: 'proven',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
  ],
});

const PREFLIGHT = edit(
  example,
  ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
  ['< 200', '> Access-Control-Request-Method: GET\n> Access-Control-Request-Headers: x-shop\n< 204'],
  ['< Content-Type: application/json\n', '\n> GET https://api.example.com/prices\n'],
);

test('is the cause of a preflight’s answer, too, and repairs both answers', () => {
  const diagnosis = diagnosisOf(PREFLIGHT);
  expect(diagnosis).toMatchObject({
    cause: 'allow-origin-missing',
    phase: 'preflight',
    proof: 'not-observed',
    codes: { chromium: ['PreflightMissingAllowOriginHeader'] },
    also: [{ id: 'request-header-not-allowed' }],
  });
  expect(diagnosis.change).toContainEqual({
    set: 'Access-Control-Allow-Origin',
    to: 'https://shop.example.com',
    on: ['preflight', 'response'],
  });
  expect(explanationOf(PREFLIGHT)).toContain('never sent the GET');
});

test('says of a preflight that the layer may have refused something else', () => {
  expect(toldOf(example)).toBe('');
  expect(toldOf(PREFLIGHT)).toContain('https://shop.example.com');
  expect(toldOf(PREFLIGHT)).toContain('method GET');
});

test('needs no credentials mode to be certain', () => {
  expect(diagnosisOf(edit(example, ['credentials: same-origin\n', ''])).cause).toBe('allow-origin-missing');
});

test('keeps what Vary already says', () => {
  const varied = edit(example, ['< 200', '< 200\n< Vary: Accept-Encoding']);
  expect(diagnosisOf(varied)).toMatchObject({ cause: 'allow-origin-missing', proof: 'proven' });
});

testNeighbours({
  'the status is an error': [edit(example, ['< 200', '< 404']), 'error-response-without-cors'],
  'the answer is a redirect': [edit(example, ['< 200', '< 302\n< Location: /v2']), 'redirect-without-cors'],
  'the header is empty': [
    edit(example, ['< 200', '< 200\n< Access-Control-Allow-Origin:']),
    'allow-origin-malformed',
  ],
  'the preflight has no ok status': [edit(PREFLIGHT, ['< 204', '< 404']), 'preflight-route-missing'],
  'the header is there': [
    edit(example, ['< 200', '< 200\n< Access-Control-Allow-Origin: *'], ['end: withheld', 'end: delivered']),
    null,
  ],
});

test('names the page’s origin, and https at once, where the browser itself went there', () => {
  const url = 'api.example.com/x';
  const own = `page: http://shop.example/
credentials: same-origin
browser: chromium
end: withheld

> GET http://${url}
< 307
< Location: https://${url}
< Non-Authoritative-Reason: HSTS

> GET https://${url}
> Origin: null
< 200`;
  const diagnosis = diagnosisOf(own);
  expect(diagnosis).toMatchObject({ cause: 'allow-origin-missing', hop: 1, proof: 'proven' });
  expect(diagnosis.change).toContainEqual({ call: `https://${url}` });
  expect(diagnosis.change).toContainEqual({
    set: 'Access-Control-Allow-Origin',
    to: 'http://shop.example',
    on: ['response'],
  });
});
