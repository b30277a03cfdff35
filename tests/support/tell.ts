import { Recorder } from '../../src/index.ts';

export const PAGE = 'https://page.invalid';
export const API = 'https://api.invalid/x';
type More = Readonly<Record<string, unknown>>;

/** A recorder that gets events one millisecond apart, and entries at the time of the last event. */
export function recorder(browser: 'chromium' | 'firefox' = 'chromium') {
  const own = new Recorder(browser, `${PAGE}/`);
  let at = 1_767_225_600_000;
  const event = (name: string, requestId: string, more: More = {}) => {
    at += 1;
    const common = { requestId, url: API, method: 'GET', type: 'xmlhttprequest', tabId: 1, frameId: 0 };
    own.addEvent(name, { ...common, initiator: PAGE, timeStamp: at, ...more });
  };
  const entry = (more: More, time: number = at) =>
    own.addHarEntry({
      startedDateTime: new Date(time).toISOString(),
      time: 1,
      _resourceType: 'fetch',
      ...more,
    });
  return { own, event, entry, now: () => at };
}
export const asks = (method: string) => ({
  method: 'OPTIONS',
  requestHeaders: [{ name: 'Access-Control-Request-Method', value: method }],
});
export const answers = (statusCode: number) => ({ statusCode, responseHeaders: [] });

/** A preflight from its beginning to its answer. */
export function preflight(
  event: ReturnType<typeof recorder>['event'],
  id: string,
  method: string,
  status: number,
  more: More = {},
) {
  event('onBeforeRequest', id, { method: 'OPTIONS', ...more });
  event('onSendHeaders', id, { ...asks(method), ...more });
  event('onCompleted', id, { ...asks(method), ...answers(status), ...more });
}
