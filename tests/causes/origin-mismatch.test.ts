import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, explanationOf, testExample, testNeighbours } from '../support/examine.ts';

const example = testExample('origin-mismatch', {
  phase: 'response',
  evidence: {
    header: 'Access-Control-Allow-Origin',
    expected: 'http://localhost:5174',
    received: 'http://localhost:5173',
    differs: ['port'],
    host: 'api.example.com',
  },
  says: ['api.example.com', 'http://localhost:5173', 'http://localhost:5174', 'port'],
  proof: 'proven',
  change: [
    { set: 'Access-Control-Allow-Origin', to: 'http://localhost:5174', on: ['response'] },
    { set: 'Vary', to: 'Origin', on: ['response'] },
  ],
});

const between = (page: string, allowed: string) =>
  edit(example, ['http://localhost:5173', allowed], ['http://localhost:5174', page]);

test.each([
  ['http://localhost:5174', 'http://localhost:5173', ['port'], 'the port is a part of the origin'],
  ['http://localhost:5173', 'http://127.0.0.1:5173', ['host'], 'both names reach this machine'],
  ['http://127.0.0.1:5173', 'http://localhost:5173', ['host'], 'both names reach this machine'],
  ['http://[::1]:5173', 'http://localhost:5173', ['host'], 'both names reach this machine'],
  ['http://localhost:5174', 'http://127.0.0.1:5173', ['host', 'port'], 'both names reach this machine'],
  ['https://shop.example.com', 'http://shop.example.com', ['scheme'], 'http and https are two origins'],
  ['https://www.example.com', 'https://example.com', ['host'], 'with and without www.'],
  ['https://example.com', 'https://www.example.com', ['host'], 'with and without www.'],
  ['https://shop.example.com', 'https://example.com', ['host'], 'a subdomain has its own origin'],
  ['https://shop.example.com', 'https://other.example', ['host'], 'another origin'],
  ['https://shop.example.com', 'http://other.example:8080', ['scheme', 'host', 'port'], 'another origin'],
  ['https://shop.example.com:8443', 'https://shop.example.com', ['port'], 'the port is a part of the origin'],
  ['https://shop.example.com', 'null', [], 'sandboxed frames'],
])('compares the page %s with the allowed %s', (page, allowed, differs, kind) => {
  const text = between(page, allowed);
  expect(diagnosisOf(text)).toMatchObject({
    cause: 'origin-mismatch',
    evidence: { expected: page, received: allowed, differs },
    proof: 'proven',
  });
  expect(explanationOf(text)).toContain(kind);
});

test('names what differs in the headline', () => {
  expect(plain(diagnosisOf(between('https://a.test', 'http://b.test')).headline)).toBe(
    'Another origin is allowed: the scheme and the host differ',
  );
  expect(plain(diagnosisOf(between('https://a.test', 'null')).headline)).toBe(
    'Another origin is allowed: null',
  );
});

test('is the cause of a preflight’s answer, too', () => {
  const preflight = edit(
    example,
    ['> GET https://api.example.com/prices\n', '> OPTIONS https://api.example.com/prices\n'],
    ['< 200', '> Access-Control-Request-Method: GET\n< 204'],
    ['< Vary: Origin\n', '< Vary: Origin\n\n> GET https://api.example.com/prices\n'],
  );
  expect(diagnosisOf(preflight)).toMatchObject({ cause: 'origin-mismatch', phase: 'preflight' });
});

testNeighbours({
  'the value has a slash at its end': [
    between('https://shop.example.com', 'https://shop.example.com/'),
    'allow-origin-malformed',
  ],
  'the page has no origin': [
    edit(
      example,
      ['credentials', 'origin: null\ncredentials'],
      ['Origin: http://localhost:5174', 'Origin: null'],
    ),
    'opaque-origin',
  ],
  'the header is missing': [
    edit(example, ['< Access-Control-Allow-Origin: http://localhost:5173\n', '']),
    'allow-origin-missing',
  ],
  'the value is *, with credentials': [
    edit(between('https://shop.example.com', '*'), ['credentials: same-origin', 'credentials: include']),
    'wildcard-origin-with-credentials',
  ],
});
