import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/index.ts';

describe('what a page or a file may say', () => {
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
