import { expect, test } from 'vitest';
import { adviceOf, diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('redirect-url-with-credentials', {
  phase: 'redirect',
  evidence: {
    status: 302,
    from: 'https://api.example.com/report',
    to: 'files.example.net',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'files.example.net', 'user name or password'],
  proof: 'not-applicable',
  change: [],
});

test('keeps the user name and the password to itself', () => {
  const secret = edit(example, ['user:redacted@', 'robot:hunter2@']);
  const diagnosis = diagnosisOf(secret);
  expect(diagnosis.cause).toBe('redirect-url-with-credentials');
  expect(JSON.stringify(diagnosis)).not.toMatch(/robot|hunter2/);
});

test.each(['user@', ':secret@'])('needs no more than %s', (userinfo) => {
  expect(diagnosisOf(edit(example, ['user:redacted@', userinfo]))).toMatchObject({
    cause: 'redirect-url-with-credentials',
    codes: { chromium: ['RedirectContainsCredentials'], firefox: ['CORSDidNotSucceed'] },
  });
});

test('is the cause on the way to the same host, too', () => {
  expect(diagnosisOf(edit(example, ['files.example.net', 'api.example.com'])).cause).toBe(
    'redirect-url-with-credentials',
  );
});

test('tells the server alone', () => {
  expect(adviceOf(diagnosisOf(example)).map((advice) => advice.split(':')[0])).toEqual(['server']);
});

testNeighbours({
  'the redirect has no headers, which is checked first': [
    edit(example, ['< Access-Control-Allow-Origin: https://shop.example.com\n', '']),
    'redirect-without-cors',
  ],
  'the @ belongs to the path': [
    edit(example, [
      'user:redacted@files.example.net/report.csv',
      'files.example.net/@user/report.csv\n\n> GET https://files.example.net/@user/report.csv\n> Origin: null\n< 200\n< Access-Control-Allow-Origin: https://shop.example.com',
    ]),
    'redirect-tainted-origin',
  ],
});
