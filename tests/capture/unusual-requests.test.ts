import { describe, expect, test } from 'vitest';
import { diagnose, readCapture } from '../../src/index.ts';
import { API, answers, asks, PAGE, preflight, recorder } from '../support/tell.ts';

describe('what parallel and unusual requests look like', () => {
  const allow = [{ name: 'Access-Control-Allow-Origin', value: '*' }];

  test('each of several parallel preflights belongs to the request that continued or ended right after it', () => {
    const { own, event } = recorder();
    for (const id of ['a', 'b']) event('onBeforeRequest', id, { method: 'PUT' });
    // The second request's preflight begins later but is answered first, with a refusal.
    for (const id of ['p', 'q']) event('onBeforeRequest', id, { method: 'OPTIONS' });
    for (const id of ['p', 'q']) event('onSendHeaders', id, asks('PUT'));
    event('onCompleted', 'q', { ...asks('PUT'), ...answers(500) });
    event('onErrorOccurred', 'b', { method: 'PUT', error: 'net::ERR_FAILED' });
    event('onCompleted', 'p', { ...asks('PUT'), ...answers(204), timeStamp: 1_767_225_600_200 });
    event('onSendHeaders', 'a', { method: 'PUT', requestHeaders: [], timeStamp: 1_767_225_600_201 });
    const preflights = own.exchanges().map(({ id, hops }) => [id, hops[0].preflight?.requestId]);
    expect(preflights).toEqual([
      ['a', 'p'],
      ['b', 'q'],
    ]);
  });

  test('a refused request does not take the HAR entry of one that succeeded beside it', () => {
    const { own, event, entry, now } = recorder();
    event('onBeforeRequest', 'a', { method: 'PUT' });
    preflight(event, 'p', 'PUT', 500);
    event('onErrorOccurred', 'a', { method: 'PUT', error: 'net::ERR_FAILED' });
    entry(
      {
        request: { method: 'PUT', url: API, headers: [] },
        response: { status: 200, headers: [], _error: null },
      },
      now(),
    );
    const [refused] = own.exchanges();
    expect(refused?.hops[0].response).toBeNull();
  });

  test('a body that the page cancelled was allowed', () => {
    const { own, event } = recorder();
    event('onBeforeRequest', 'a');
    event('onHeadersReceived', 'a', { statusCode: 200, responseHeaders: allow });
    event('onResponseStarted', 'a', { statusCode: 200, responseHeaders: allow });
    event('onErrorOccurred', 'a', { error: 'net::ERR_FAILED' });
    expect(own.exchanges()[0]?.outcome).toEqual({ kind: 'succeeded' });
  });

  test('a redirect that the page did not want to follow ended well, and its target was never asked', () => {
    const { own, event, entry, now } = recorder();
    event('onBeforeRequest', 'a');
    const redirect = { statusCode: 302, responseHeaders: [...allow, { name: 'Location', value: '/y' }] };
    event('onHeadersReceived', 'a', redirect);
    event('onBeforeRedirect', 'a', redirect);
    event('onErrorOccurred', 'a', { error: 'net::ERR_ABORTED' });
    const request = { method: 'GET', headers: [] };
    entry(
      {
        request: { ...request, url: API },
        response: { status: 302, headers: allow, redirectURL: '/y', _error: null },
      },
      now(),
    );
    entry(
      {
        request: { ...request, url: 'https://api.invalid/y' },
        response: { status: 0, headers: [], _error: 'net::ERR_ABORTED' },
      },
      now(),
    );
    expect(own.exchanges().map(({ outcome }) => outcome.kind)).toEqual(['succeeded']);
  });

  test('the fragment of a URL is not part of the request', () => {
    const { own, event, entry, now } = recorder();
    event('onBeforeRequest', 'a', { url: `${API}#top` });
    event('onCompleted', 'a', { url: `${API}#top`, statusCode: 200, responseHeaders: allow });
    entry(
      {
        request: { method: 'GET', url: API, headers: [] },
        response: { status: 200, headers: allow, _error: null },
      },
      now(),
    );
    expect(own.exchanges().map(({ hops }) => hops[0].url)).toEqual([API]);
  });

  test('an entry that comes long after its request has ended is still its own', () => {
    const { own, event, entry, now } = recorder();
    const at = now();
    event('onBeforeRequest', 'early');
    event('onCompleted', 'early', answers(200));
    event('onBeforeRequest', 'late', { timeStamp: at + 20_000 });
    event('onCompleted', 'late', { ...answers(200), timeStamp: at + 20_001 });
    expect(own.settle(2_000)).toEqual([]);
    entry({ request: { method: 'GET', url: API, headers: [] }, response: { status: 200, headers: [] } }, at);
    expect(own.settle(2_000).map(({ id, seenBy }) => [id, seenBy.har])).toEqual([['early', true]]);
    expect(own.exchanges().map(({ id }) => id)).toEqual(['early', 'late']);
  });

  test('two frames that request the same URL each have their own entry or none', () => {
    const { own, event, entry, now } = recorder();
    const from = (origin: string) => [{ name: 'Origin', value: origin }];
    for (const [id, origin] of [
      ['frame', 'https://frame.example'],
      ['page', PAGE],
    ] as const) {
      event('onBeforeRequest', id);
      event('onSendHeaders', id, { requestHeaders: from(origin) });
      event('onCompleted', id, { requestHeaders: from(origin), ...answers(200) });
    }
    entry(
      {
        request: { method: 'GET', url: API, headers: from(PAGE) },
        response: { status: 200, headers: allow },
      },
      now(),
    );
    expect(own.exchanges().map(({ id, seenBy }) => [id, seenBy.har])).toEqual([
      ['frame', false],
      ['page', true],
    ]);
  });

  test('a proxy shows a failed preflight alone, and that is enough', () => {
    const request = {
      url: API,
      method: 'OPTIONS',
      headers: [
        { name: 'Origin', value: PAGE },
        { name: 'Access-Control-Request-Method', value: 'PUT' },
      ],
    };
    const har = (status: number, headers: readonly unknown[]) =>
      JSON.stringify({
        log: { creator: { name: 'a proxy' }, entries: [{ request, response: { status, headers } }] },
      });
    const [exchange] = readCapture(har(403, [])).exchanges;
    expect(exchange?.hops[0]).toMatchObject({ method: 'PUT', preflight: { response: { status: 403 } } });
    const methods = { name: 'Access-Control-Allow-Methods', value: 'PUT' };
    const origin = (value: string) => ({ name: 'Access-Control-Allow-Origin', value });
    // Its request is elsewhere in the file, or the proxy did not see it.
    expect(readCapture(har(204, [origin(PAGE), methods])).exchanges).toEqual([]);
    // With credentials the browser would have refused it, without them not.
    expect(readCapture(har(204, [origin('*'), methods])).exchanges).toEqual([]);
    const causesOf = (headers: readonly unknown[]) =>
      readCapture(har(204, headers)).exchanges.flatMap((refused) => {
        const { cause, candidates } = diagnose(refused);
        return cause ?? candidates.map(({ id }) => id);
      });
    expect(causesOf([origin('https://other.example'), methods])).toEqual(['origin-mismatch']);
    expect(causesOf([methods])).toEqual(['allow-origin-missing']);
    expect(causesOf([origin(PAGE)])).toEqual(['method-not-allowed']);
  });
});
