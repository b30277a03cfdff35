import type { Page } from 'playwright-core';
import { Redactor } from '../../../src/index.ts';
import { until } from '../../browser/until.ts';
import { caseOfUrl } from '../cases/case.ts';

export type SeenEvent = { readonly event: string; readonly details: WebRequestDetails };
type WebRequestDetails = {
  readonly requestId: string;
  readonly url: string;
  readonly timeStamp: number;
  readonly [key: string]: unknown;
};
export type HarEntry = {
  readonly startedDateTime: string;
  readonly request: { readonly method: string; readonly url: string };
  readonly [key: string]: unknown;
};

/** Exactly what the extension sees of one case. */
export type Seen = {
  readonly events: readonly SeenEvent[];
  readonly entries: readonly HarEntry[];
  /** The page's performance timeline; the session reads it in Firefox only. */
  readonly timings?: readonly Timing[];
};
export type Timing = { readonly url: string; readonly at: number; readonly status: number };

/** Listens in the extension's DevTools page to what the browser reports, besides the extension's own session. */
export type ExtensionListener = {
  /** Whether webRequest has reported the end of every request of this case that it had begun to report. */
  isOver(id: number): boolean;
  /** Whether both sources have reported the end of this URL's request. */
  hasEnded(url: string): boolean;
  /** What was seen of each case, including what only the complete HAR shows. */
  seenOf(ids: ReadonlySet<number>): Promise<ReadonlyMap<number, Seen>>;
};

/**
 * With this salt the sensor redacts the events. HAR and calls come as they are, so whoever reads both must redact with
 * it, too.
 */
export const SALT = '5f0c2b7e-0d52-4f5e-9c0e-3a1d7c9b2e64';

const redactor = new Redactor(SALT);

/** Called in the DevTools page with one JSON text for each event. */
const BINDING = 'crosscheckTruth';

/** Runs in the extension's DevTools page: opens another port to the sensor and listens to HAR. */
const LISTEN = `(() => {
  const tell = (kind, value) => ${BINDING}(JSON.stringify([kind, value]));
  const connect = () => {
    const port = chrome.runtime.connect({ name: 'crosscheck-tab-' + chrome.devtools.inspectedWindow.tabId });
    // Like the session, it gets no events until it has named its page's origins and its salt.
    port.postMessage({ kind: 'watch', origins: [], salt: '${SALT}' });
    port.onMessage.addListener((message) => {
      if (message.kind === 'event') tell('event', { event: message.event, details: message.details });
    });
    port.onDisconnect.addListener(connect);
  };
  connect();
  chrome.devtools.network.onRequestFinished.addListener(({ getContent, ...entry }) => tell('entry', entry));
})()`;

const WHOLE_HAR = `new Promise((resolve) => {
  chrome.devtools.network.getHAR(({ entries }) => resolve(JSON.stringify(entries)));
})`;

/** Attaches to the DevTools page of the extension. Rejects if there is none within half a minute. */
export async function listenInExtension(devtools: Page, onChange: () => void): Promise<ExtensionListener> {
  const page = await until('the extension’s DevTools page is there', () =>
    devtools.frames().find((frame) => frame.url().endsWith('/panel/devtools.html')),
  );
  const protocol = await devtools.context().newCDPSession(page);
  const events = new Map<number, SeenEvent[]>();
  const entries = new Map<number, HarEntry[]>();
  const caseOfRequest = new Map<string, number>();
  const lastEvent = new Map<number, Map<string, string>>();
  const ended = new Set<string>();

  const addEvent = (seen: SeenEvent): void => {
    const { requestId, url } = seen.details;
    if (ENDS.includes(seen.event)) ended.add(`event ${url}`);
    const id = caseOfRequest.get(requestId) ?? caseOfUrl(url);
    if (id === null) return;
    caseOfRequest.set(requestId, id);
    at(events, id).push(seen);
    const last = lastEvent.get(id) ?? new Map<string, string>();
    lastEvent.set(id, last.set(requestId, seen.event));
  };
  const addEntry = (entry: HarEntry): void => {
    ended.add(`entry ${redactor.requestUrl(entry.request.url)}`);
    const id = caseOfUrl(entry.request.url);
    if (id !== null) at(entries, id).push(entry);
  };

  protocol.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== BINDING) return;
    const [kind, value] = JSON.parse(payload) as ['event', SeenEvent] | ['entry', HarEntry];
    if (kind === 'event') addEvent(value);
    else addEntry(value);
    onChange();
  });
  await protocol.send('Runtime.enable');
  await protocol.send('Runtime.addBinding', { name: BINDING });
  await page.evaluate(LISTEN);

  const wholeHar = async (): Promise<readonly HarEntry[]> =>
    JSON.parse(await page.evaluate<string>(WHOLE_HAR)) as HarEntry[];

  return {
    // After a redirect to a URL that Chromium does not follow, no more events come.
    isOver: (id) =>
      [...(lastEvent.get(id)?.values() ?? [])].every((last) => [...ENDS, 'onBeforeRedirect'].includes(last)),
    hasEnded: (given) => {
      const url = redactor.requestUrl(given);
      return ended.has(`event ${url}`) && ended.has(`entry ${url}`);
    },
    seenOf: async (ids) => {
      const hopsOf = (id: number): number =>
        (events.get(id) ?? []).filter(({ event }) => event === 'onBeforeRequest').length;
      const isWhole = [...ids].every((id) => (entries.get(id)?.length ?? 0) >= hopsOf(id));
      const whole = isWhole ? [] : await wholeHar();
      const more = new Map<number, HarEntry[]>();
      for (const entry of whole) {
        const id = caseOfUrl(entry.request.url);
        if (id !== null && ids.has(id)) at(more, id).push(entry);
      }
      return new Map([...ids].map((id) => [id, seenOf(id)]));

      function seenOf(id: number): Seen {
        const live = entries.get(id) ?? [];
        const known = new Set(live.map(keyOf));
        const late = (more.get(id) ?? []).filter((entry) => !known.has(keyOf(entry)));
        return { events: events.get(id) ?? [], entries: [...live, ...late] };
      }
    },
  };
}

const ENDS: readonly string[] = ['onCompleted', 'onErrorOccurred'];

const keyOf = ({ startedDateTime, request }: HarEntry): string =>
  [startedDateTime, request.method, request.url].join(' ');

function at<T>(map: Map<number, T[]>, id: number): T[] {
  const list = map.get(id) ?? [];
  map.set(id, list);
  return list;
}
