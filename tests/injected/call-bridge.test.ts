import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bridgeCalls } from '../../injected/call-bridge.ts';

/** The bridge in a page of the test: only what it asks of a page and of the extension. */

const CHANNEL = 'channel';
let page: EventTarget;
let recorder: EventTarget;
let sent: { readonly url: string }[];
let now: number;
let close: () => void;

beforeEach(() => {
  page = new EventTarget();
  recorder = new EventTarget();
  sent = [];
  now = 1_000_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  for (const method of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(method, page[method].bind(page));
  const document = Object.assign(new EventTarget(), {
    baseURI: 'https://page.invalid/',
    querySelectorAll: () => [],
  });
  vi.stubGlobal('document', document);
  const port = {
    postMessage: (message: { url: string }) => sent.push(message),
    onDisconnect: {
      addListener: (listener: () => void) => {
        close = listener;
      },
    },
  };
  vi.stubGlobal('chrome', { runtime: { connect: () => port } });
  bridgeCalls(CHANNEL);
  page.dispatchEvent(Object.assign(new Event(CHANNEL, { cancelable: true }), { relatedTarget: recorder }));
});

afterEach(() => {
  close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** One report of the recorder for each of these URLs. */
function report(urls: readonly string[]): void {
  const detail = urls.map((url) => JSON.stringify({ api: 'fetch', url })).join('\n');
  recorder.dispatchEvent(new CustomEvent(CHANNEL, { detail }));
}

test('of an endless loop, the first thousand calls of each second are passed on', () => {
  const urls = Array.from({ length: 3_000 }, (_, index) => `/flood/${index}`);
  report(urls);
  expect(sent.map(({ url }) => url)).toEqual(urls.slice(0, 1_000));
  now += 999;
  report(['/too-early']);
  expect(sent).toHaveLength(1_000);
  now += 1;
  report(['/after-the-flood']);
  expect(sent.at(-1)).toEqual({
    ...{ api: 'fetch', url: '/after-the-flood', base: 'https://page.invalid/' },
    isClaim: true,
  });
});

test('what is dropped is counted, and said when the page goes away', () => {
  report(Array.from({ length: 1_250 }, (_, index) => `/flood/${index}`));
  page.dispatchEvent(new Event('pagehide'));
  page.dispatchEvent(new Event('pagehide'));
  expect(sent.slice(1_000)).toEqual([{ dropped: 250 }]);
});

test('what the page forges is not passed on, and what comes after it is', () => {
  recorder.dispatchEvent(new CustomEvent(CHANNEL, { detail: `{"url":"/cut\n{"url":"/whole"}` }));
  recorder.dispatchEvent(new CustomEvent(CHANNEL, { detail: { url: '/no-text' } }));
  page.dispatchEvent(new CustomEvent(CHANNEL, { detail: '{"url":"/forged"}' }));
  expect(sent.map(({ url }) => url)).toEqual(['/whole']);
});

test('what the page’s world says is passed on as a claim, whatever it says', () => {
  const detail = JSON.stringify({ api: 'csp', url: '/x', isClaim: false });
  recorder.dispatchEvent(new CustomEvent(CHANNEL, { detail }));
  expect(sent).toEqual([expect.objectContaining({ api: 'csp', isClaim: true })]);
});

test('a violation that the page made up is none', () => {
  const violation = { blockedURI: 'https://api.invalid/', effectiveDirective: 'connect-src' };
  const event = new Event('securitypolicyviolation');
  page.dispatchEvent(Object.assign(event, { ...violation, disposition: 'enforce' }));
  expect(sent).toEqual([]);
});

test('nothing is passed on once the port is closed, and the recorder is told to stop', () => {
  const stopped = vi.fn();
  recorder.addEventListener(`${CHANNEL}-stop`, stopped);
  close();
  report(['/late']);
  expect(sent).toEqual([]);
  expect(stopped).toHaveBeenCalledOnce();
});
