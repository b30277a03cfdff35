import { expect, test } from 'vitest';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('allow-origin-malformed', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'https://shop.example.com',
    received: 'https://shop.example.com/',
    defect: 'ends with a slash, which an origin never has',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'https://shop.example.com/', 'ends with a slash'],
  proof: 'proven',
  change: [{ set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['response'] }],
});

test('needs Vary only where it may mean several origins', () => {
  const names = (value: string) =>
    diagnosisOf(allowing(value)).change.map((each) => 'set' in each && each.set);
  expect(names('"https://shop.example.com:443"')).toEqual(['Access-Control-Allow-Origin']);
  expect(names('https://*.example.com')).toEqual(['Access-Control-Allow-Origin', 'Vary']);
});

const allowing = (value: string) =>
  edit(example, ['Allow-Origin: https://shop.example.com/', `Allow-Origin: ${value}`]);

test.each([
  ['', 'is empty'],
  ['https://shop\v.example.com', 'contains a character that cannot be seen'],
  ['\fhttps://shop.example.com', 'contains a character that cannot be seen'],
  ['https://shop.example.com\thttps://www.example.com', 'contains a character that cannot be seen'],
  ['"https://shop.example.com"', 'is in quotes'],
  ["'https://shop.example.com'", 'is in quotes'],
  ['"*"', 'is in quotes'],
  ['^https://.+\\.example\\.com$', 'is a regular expression, which browsers do not evaluate'],
  ['https://(shop|www).example.com', 'is a regular expression, which browsers do not evaluate'],
  ['https://*.example.com', 'is a pattern, but only a single * is a wildcard'],
  ['*.example.com', 'is a pattern, but only a single * is a wildcard'],
  ['https://shop.example.com,', 'ends with a separator'],
  ['https://shop.example.com;', 'ends with a separator'],
  ['shop.example.com', 'has no scheme such as https://'],
  ['shop.example.com:8443', 'has no scheme such as https://'],
  ['//shop.example.com', 'has no scheme such as https://'],
  ['true', 'has no scheme such as https://'],
  ['NULL', 'has no scheme such as https://'],
  ['https://', 'is not a valid origin'],
  ['https://shop.example.com:99999', 'is not a valid origin'],
  ['https://user@shop.example.com', 'contains a user name or password'],
  ['https://shop.example.com/', 'ends with a slash, which an origin never has'],
  ['https://shop.example.com:8443/', 'ends with a slash, which an origin never has'],
  ['https://shop.example.com/cart', 'has a path, but an origin is only scheme, host and port'],
  ['https://shop.example.com?x=1', 'has a path, but an origin is only scheme, host and port'],
  ['https://Shop.Example.com', 'has capital letters, but browsers write origins in lower case'],
  ['HTTPS://shop.example.com', 'has capital letters, but browsers write origins in lower case'],
  ['https://shop.example.com:443', 'names the default port, which origins leave out'],
  ['http://shop.example.com:80', 'names the default port, which origins leave out'],
  ['https://bücher.example', 'is not written as browsers write an origin'],
])('names the defect of %j', (value, defect) => {
  const diagnosis = diagnosisOf(allowing(value));
  expect(diagnosis).toMatchObject({
    cause: 'allow-origin-malformed',
    evidence: { received: value.replace('user@', 'redacted-5e9eb3856411@'), defect },
    proof: 'proven',
  });
  expect(explanationOf(allowing(value))).toContain('https://shop.example.com');
});

test('is the cause of a preflight’s answer, too', () => {
  const preflight = edit(
    example,
    ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
    ['< 200', '> Access-Control-Request-Method: GET\n< 204'],
    ['.com/\n', '.com/\n\n> GET https://api.example.com/prices\n'],
  );
  expect(diagnosisOf(preflight)).toMatchObject({ cause: 'allow-origin-malformed', phase: 'preflight' });
});

testNeighbours({
  'the value is the origin of another page': [allowing('https://www.example.com'), 'origin-mismatch'],
  'the value is the origin of an extension': [allowing('chrome-extension://abcdefgh'), 'origin-mismatch'],
  'the value is null': [allowing('null'), 'origin-mismatch'],
  'there are two values': [allowing('https://shop.example.com/, *'), 'allow-origin-multiple'],
  'the value is *': [edit(allowing('*'), ['end: withheld', 'end: delivered']), null],
});
