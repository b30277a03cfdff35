import { describe, expect, test } from 'vitest';
import { isPlainWord } from '../../../src/capture/redact/plain-word.ts';

const WORDS =
  `users orders reset-password userProfile v2 jquery-3.6.0.min index.html dashboard checkout feedback
graphql webhooks wp-json oauth2 signin-oidc openid-configuration .well-known main.css app.min.js en-US getUserById
list_all XMLHttpRequest Content-Type X-Requested-With x-amz-security-token Sec-CH-UA-WoW64 X-B3-TraceId sentry-trace
If-None-Match kubernetes openapi.json favicon.ico 2024-11-30 Access-Control-Allow-Private-Network PATCH ~ a x-api-key
redacted-3f2a91c07be4 submitOrder`.split(/\s+/);

test.each(WORDS)('%s is a word', (text) => expect(isPlainWord(text)).toBe(true));

const KEYS = [
  '550e8400-e29b-41d4-a716-446655440000',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'AKIAIOSFODNN7EXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz',
  'glpat-xxzyQ1sWmTqr2cKXn9Zt',
  'xoxb-123456789012-abcdefGHIJKL',
  'sk_live_51H8xZKLmnOPqrStuv',
  'AIzaSyD-9tSrke72PouQMnMX-a7eZSW0jkFMBWY',
  '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',
  'aGVsbG8td29ybGQ=',
  'JBSWY3DPEHPK3PXP',
  '3f2a91c07be4',
  'd41d8cd98f00b204e9800998ecf8427e',
  'pl4nted-s3cret',
  'xkqzvbnmwrtplkjh',
  '123456',
  'токен',
  'two words',
  'a/b',
  'correct-horse-battery-staple-again-and-again-and-again-and-again-1',
];

test.each(KEYS)('%s is none', (text) => expect(isPlainWord(text)).toBe(false));

describe('random text', () => {
  const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
  const BASE62 = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;

  /** How many of 5,000 random texts count as words, in percent. A generator with a fixed start. */
  function taken(length: number, alphabet: string): number {
    let state = 20_261_201;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const texts = Array.from({ length: 5_000 }, () =>
      Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join(''),
    );
    return texts.filter(isPlainWord).length / 50;
  }

  test.each([
    [16, BASE62, 0.5],
    [32, BASE62, 0.05],
    [16, '0123456789abcdef', 0.1],
    [32, '0123456789abcdef', 0],
    [20, LETTERS, 2],
    [32, LETTERS, 0],
  ])('of %i characters of %s is taken for a word in at most %f percent', (length, alphabet, most) =>
    expect(taken(length, alphabet)).toBeLessThanOrEqual(most),
  );
});
