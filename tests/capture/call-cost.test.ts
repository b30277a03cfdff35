import { describe, expect, test } from 'vitest';
import { readPageMessage } from '../../background/page-message.ts';
import { Recorder, Redactor, redactCall } from '../../src/index.ts';

const PAGE = 'https://page.invalid';
const NOW = 1_700_000_000_000;

/** What a page can say at most: everything longer is cut before. */
const huge = {
  ...{ api: 'fetch', at: NOW, base: `${PAGE}/`, method: 'X'.repeat(500), mode: 'm'.repeat(500) },
  ...{ credentials: 'c'.repeat(500), redirect: 'r'.repeat(500) },
  url: `https://api.invalid/${'orders/open/'.repeat(5_000)}?${'page=1&'.repeat(5_000)}`,
  headers: Array.from({ length: 5_000 }, (_, index) => `x-header-${index}`).join('\n'),
  stack: `Error\n    at ${'f'.repeat(5_000)} (${PAGE}/${'app/'.repeat(90)}app.js:1:2)\n`.repeat(100),
};

/** What the background sends and the recording keeps. */
const keptOf = (message: object, redactor: Redactor) =>
  redactCall(readPageMessage(message, PAGE, NOW), redactor);

describe('a call of a page', () => {
  test('costs less than 2 KB, whatever the page says', () => {
    const kept = keptOf(huge, new Redactor('salt'));
    expect(kept).not.toBeNull();
    expect(JSON.stringify(kept).length).toBeLessThan(2_000);
  });

  test('is read as it was sent: what is cut once is not cut or masked again', () => {
    const redactor = new Redactor('salt');
    const secret = { ...huge, url: `https://api.invalid/a?${'token=S3cr3t-pAssw0rd&'.repeat(300)}` };
    for (const message of [huge, secret]) {
      const kept = keptOf(message, redactor);
      expect(redactCall(kept, redactor)).toEqual(kept);
    }
  });

  test.each(['orders/open/', 'S3cr3tS3cr3t-9aF/'])('with a very long URL of %s finds its request', (part) => {
    const url = `https://api.invalid/${part.repeat(300)}`;
    const recorder = new Recorder('chromium', `${PAGE}/`, new Redactor('salt'));
    const event = { requestId: '1', method: 'GET', url, type: 'xmlhttprequest', tabId: 1, initiator: PAGE };
    recorder.addEvent('onBeforeRequest', { ...event, timeStamp: NOW });
    recorder.addEvent('onCompleted', { ...event, timeStamp: NOW + 5, statusCode: 200, responseHeaders: [] });
    recorder.addCall(
      keptOf(
        { api: 'fetch', at: NOW - 2, method: 'GET', url, mode: 'cors', credentials: 'include' },
        new Redactor('salt'),
      ),
    );
    const [exchange, ...others] = recorder.exchanges();
    expect(others).toEqual([]);
    expect(exchange?.call?.credentialsMode).toBe('include');
    expect(exchange?.hops[0].url.length).toBeGreaterThan(1_000);
  });
});
