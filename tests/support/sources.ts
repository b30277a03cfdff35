import { Redactor } from '../../src/capture/redact/redactor.ts';
import { PLAIN } from '../../src/capture/sources/har-dialect.ts';
import { type HarRecord, readHarEntry } from '../../src/capture/sources/har-entry.ts';
import type { CallRecord } from '../../src/capture/sources/page-calls.ts';
import type { RequestHop, RequestRecord } from '../../src/capture/sources/web-request.ts';
import { API, headers, PAGE, response } from './observed.ts';

const READING = { browser: 'chromium', redactor: new Redactor('salt'), dialect: PLAIN } as const;

/**
 * What each source reports of one request, in milliseconds from the beginning of a test. What is not set is ordinary.
 */

type Told = {
  readonly url?: string;
  readonly method?: string;
  readonly at?: number;
  /** Header lines of the request. */
  readonly sent?: readonly string[];
  /** The status of the answer; absent if none was seen. */
  readonly status?: number | undefined;
  /** Header lines of the answer. */
  readonly answer?: readonly string[];
};

export type ToldHop = Told & {
  /** When it ended; absent if that was not seen. */
  readonly end?: number;
  /** When its other events came. */
  readonly events?: readonly number[];
};

export type ToldRecord = ToldHop & {
  readonly id?: string;
  /** The requester: the frame, the document and their container. */
  readonly by?: string;
  readonly type?: string;
  readonly initiator?: string | null;
  readonly fromStart?: boolean;
  /** The error with which it ended; null if it completed. */
  readonly error?: string | null;
  readonly wasStarted?: boolean;
  /** The hops after the first. */
  readonly redirected?: readonly ToldHop[];
};

function hopOf({ url = API, method = 'GET', at = 0, end, events = [], sent, ...told }: ToldHop): RequestHop {
  return {
    ...{ url, method, startedAt: at, endedAt: end ?? null },
    times: [at, ...events, ...(end === undefined ? [] : [end])].sort((a, b) => a - b),
    requestHeaders: sent === undefined ? null : headers(...sent),
    response: answerOf(told),
  };
}

const answerOf = ({ status, answer = [] }: Told) =>
  status === undefined ? null : response(status, ...answer);

/** A request as webRequest reports it. */
export function webRequest(told: ToldRecord = {}): RequestRecord {
  const { id = 'a', at = 0, type = 'xmlhttprequest', error, wasStarted = false, redirected = [] } = told;
  return {
    ...{ requestId: id, type, startedAt: at, context: told.by ?? 'page', tabId: 1, isOfDocument: true },
    ...{ initiator: told.initiator ?? null, page: null, fromStart: told.fromStart ?? true },
    hops: [hopOf(told), ...redirected.map(hopOf)],
    end: error === undefined ? null : { error, responseStarted: wasStarted },
  };
}

const PREFLIGHT = { method: 'OPTIONS' } as const;

/** The header lines with which a preflight asks for a method and for headers. */
export const asking = (method: string, ...names: readonly string[]): readonly string[] => [
  `Access-Control-Request-Method: ${method}`,
  ...(names.length > 0 ? [`Access-Control-Request-Headers: ${names.join(',')}`] : []),
];

export const webRequestPreflight = (method: string, told: ToldRecord = {}): RequestRecord =>
  webRequest({ id: 'p', sent: asking(method), ...PREFLIGHT, ...told });

export type ToldEntry = Told & {
  /** Milliseconds that it took. */
  readonly took?: number;
  readonly type?: string;
  readonly redirectsTo?: string;
  /** Chromium's error; null if it succeeded, absent if the file does not say. */
  readonly error?: string | null;
};

let entries = 0;

/** An entry of a HAR, read as the recorder reads it. */
export function harEntry(told: ToldEntry = {}): HarRecord {
  const { url = API, method = 'GET', at = 0, sent = [], status = 0, answer = [], took = 0, error } = told;
  entries += 1;
  const entry = {
    startedDateTime: new Date(at).toISOString(),
    time: took,
    _resourceType: told.type ?? 'fetch',
    request: { method, url, headers: headers(...sent) },
    response: {
      ...{ status, headers: headers(...answer), redirectURL: told.redirectsTo ?? '' },
      ...(error === undefined ? {} : { _error: error }),
    },
  };
  const record = readHarEntry(entry, READING, entries);
  if (record === null) throw new Error('The entry names no request.');
  return record;
}

export const harPreflight = (method: string, told: ToldEntry = {}): HarRecord =>
  harEntry({ ...PREFLIGHT, type: 'preflight', sent: asking(method), status: 204, ...told });

export type ToldCall = {
  readonly api?: string;
  readonly url?: string;
  readonly method?: string;
  readonly at?: number;
  readonly origin?: string | null;
} & Partial<Pick<CallRecord['call'], 'mode' | 'credentialsMode'>>;

/** A call as the page's recorder reports it. */
export function pageCall(told: ToldCall = {}): CallRecord {
  const { api = 'fetch', url = API, method = 'GET', at = 0, mode = 'cors' } = told;
  return {
    ...{ index: 0, url, method, startedAt: at, callSite: null },
    origin: told.origin === undefined ? PAGE : told.origin,
    call: {
      ...{ api, mode, redirectMode: null, headerNames: [] },
      credentialsMode: told.credentialsMode ?? null,
    },
  };
}
