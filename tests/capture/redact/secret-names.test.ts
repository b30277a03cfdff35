import { expect, test } from 'vitest';
import { isAmbiguousName, isSecretName } from '../../../src/capture/redact/secret-names.ts';

test.each([
  ...['sessionToken', 'apiToken', 'userToken', 'resetToken', 'userPassword', 'newPassword', 'accessKey'],
  ...['secretKey', 'token[]', 'access.token', 'token\0', 'token+', 'bearer', 'pin', 'user[pin]', 'pinCode'],
  ...['AWSAccessKeyId', 'awsaccesskeyid', 'IDToken', 'idtoken', 'x-amz-credential', 'X-Goog-Signature'],
  ...['PHPSESSID', 'JSESSIONID', 'connect.sid', 'ASP.NET_SessionId', 'csrfmiddlewaretoken', '__csrf'],
  ...['PASSword', 'passwd2', 'Password1', 'otp', 'client_assertion', 'code_verifier', 'sig', 'Set-Cookie2'],
])('%j names a secret', (name) => expect(isSecretName(name)).toBe(true));

test('a secret is one in every spelling', () => {
  for (const words of [
    'access token',
    'api key',
    'client secret',
    'session id',
    'secret key',
    'private key',
  ]) {
    const [first = '', second = ''] = words.split(' ');
    const capital = second.charAt(0).toUpperCase() + second.slice(1);
    for (const sign of ['', '-', '_', '.', ' ', ':', '[']) {
      expect([words, sign, isSecretName(`${first}${sign}${second}`)]).toEqual([words, sign, true]);
      expect([words, sign, isSecretName(`my${sign}${first}${sign}${capital}]`)]).toEqual([words, sign, true]);
    }
    expect([words, isSecretName(words.toUpperCase().replace(' ', '_'))]).toEqual([words, true]);
  }
});

test.each([
  ...[
    'tokenize',
    'tokens',
    'tokenizer',
    'keyboard',
    'monkey',
    'hotkeys',
    'pinterest',
    'pinned',
    'spin',
    'author',
  ],
  ...['authority', 'design', 'inside', 'compass', 'bypass', 'secretary', 'passenger', 'obsession', 'sidebar'],
  ...['session_duration', 'sessionTimeout', 'token_type', 'tokenCount', 'password-length', 'auth_method'],
  ...[
    'cache_key',
    'sortKey',
    'Idempotency-Key',
    'cookie_consent',
    'publickey-credentials-get',
    'X-OAuth-Scopes',
  ],
  ...['Access-Control-Allow-Credentials', 'Access-Control-Request-Headers', 'page', 'q', '', '[]', '%'],
])('%j names none', (name) => expect(isSecretName(name)).toBe(false));

test.each([
  ['code', true],
  ['State[]', true],
  ['SAMLResponse', true],
  ['zipcode', false],
])('whether %j names one is told by its value: %j', (name, told) => expect(isAmbiguousName(name)).toBe(told));
