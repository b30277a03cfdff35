import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactHeaders } from '../../src/capture/redact/headers.ts';
import { readCapture, redactUrl } from '../../src/index.ts';
import { anyText } from '../support/any-text.ts';

/** A parameter whose value is a URL with such a parameter, and so on, each percent-encoded once more. */
const nested = (levels: number): string => `${'?b='.repeat(levels)}%${'25'.repeat(levels)}`;

describe('what a page or a file may say', () => {
  test.each([10, 1_500, 50_000])('URLs within URLs, %i deep, end', (levels) => {
    const url = `https://api.example.com/${nested(levels)}`;
    expect(redactUrl(redactUrl(url))).toBe(redactUrl(url));
  });

  test('a secret in a URL within a URL within a URL is found', () => {
    const inner = `https://c.example/?token=${'s'.repeat(20)}`;
    const middle = `https://b.example/?next=${encodeURIComponent(inner)}`;
    expect(redactUrl(`https://a.example/?next=${encodeURIComponent(middle)}`)).not.toContain('sss');
  });

  test.each(['\tBasic password=1', 'Bea\nrer token=1', '{"a": "\t", "pass\tword": "1"}'])(
    'what loses its tabs and is a secret without them is kept no more: %j',
    (value) => {
      const kept = redactHeaders([{ name: 'Location', value }]);
      expect(redactHeaders(kept)).toEqual(kept);
      expect(JSON.stringify(kept)).not.toContain('1');
    },
  );

  test('what is kept is kept again as it is, whatever was taken out', () => {
    const piece = fc.oneof(
      anyText(),
      fc.constantFrom(
        ...['https:', '//', '/', '?', '&', ';', '#', '=', '@', ':', '"', '%', '%22', '%25', '%3D'],
      ),
      fc.constantFrom(
        ...['%E9', '\t', ' ', ',', '\\', 'token', 'password', 'code', 'a'.repeat(16), 'Basic ', 'realm'],
      ),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (value) => {
        expect(redactUrl(redactUrl(value))).toBe(redactUrl(value));
        for (const name of ['Location', 'WWW-Authenticate']) {
          const kept = redactHeaders([{ name, value }]);
          expect(redactHeaders(kept)).toEqual(kept);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([1e308, -1e308, 9e15, -9e15])(
    'an event at %d, which is no time of a date, is still one',
    (timeStamp) => {
      const event = (name: string, more: object) => ({
        event: name,
        details: {
          requestId: '1',
          url: 'https://api.example.com/',
          method: 'GET',
          type: 'xmlhttprequest',
          initiator: 'https://shop.example.com',
          timeStamp,
          ...more,
        },
      });
      const recording = {
        format: 'crosscheck-recording',
        version: 1,
        browser: 'chromium',
        page: 'https://shop.example.com/',
        events: [event('onBeforeRequest', {}), event('onErrorOccurred', { error: 'net::ERR_FAILED' })],
      };
      const { exchanges } = readCapture(JSON.stringify(recording));
      expect(exchanges).toHaveLength(1);
      for (const { startedAt } of exchanges) expect(() => new Date(startedAt).toISOString()).not.toThrow();
    },
  );
});
