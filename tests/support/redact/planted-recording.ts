import { AROUND, HEADER_NAMES, HOLDS_NUMBERS, SECRETS, TEXTS, URLS } from './planted-set.ts';

/** The places are spread over this many recordings. */
export const TURNS = 3;

const START = 1_767_225_600_000;

/** The secrets take turns, so that each is in every place of some recording. */
const filler = (turn: number) => {
  let next = turn;
  return (text: string): string => {
    next += 1;
    return text.replaceAll('SECRET', SECRETS[next % SECRETS.length] ?? '');
  };
};

/**
 * A recording whose sources all hold secrets: events, HAR entries with bodies, cookies and comments, calls, titles of
 * pages. `turn`, below `TURNS`, says which URLs it has and which secrets are where.
 */
export function plantedRecording(turn: number): object {
  const fill = filler(turn);
  const lines = () => [
    ...AROUND.filter(([name]) => !HOLDS_NUMBERS.test(name)).map(([name, around]) => ({
      name,
      value: fill(around),
    })),
    ...HEADER_NAMES.map((name) => ({ name, value: fill('SECRET') })),
    { name: fill('SECRET'), value: fill('SECRET') },
  ];
  const urls = URLS.filter((url, index) => /^https:/.test(url) && index % TURNS === turn).map(fill);
  return {
    ...{ format: 'crosscheck-recording', version: 1, browser: 'chromium' },
    page: fill('https://u:SECRET@page.test/#SECRET'),
    events: urls.flatMap((url, index) => eventsOf(url, index, fill, lines)),
    har: {
      log: {
        comment: fill('SECRET'),
        pages: TEXTS.map((text, index) => ({ id: `page_${index}`, title: fill(text), comment: fill(text) })),
        entries: urls.map((url, index) => entryOf(url, index, fill, lines)),
      },
    },
    calls: urls.map((url, index) => ({
      ...{ at: START + index * 1000, api: 'fetch', url, method: fill('SECRET'), mode: 'cors' },
      ...{ credentials: 'include', redirect: 'follow', headers: [fill('SECRET'), 'x-own'] },
      stack: `Error: ${fill('SECRET')}\n    at ${fill('SECRET')} (${fill('https://page.test/a.js?SECRET')}:1:2)`,
    })),
  };
}

type Fill = (text: string) => string;
type Lines = () => readonly { readonly name: string; readonly value: string }[];

function eventsOf(url: string, index: number, fill: Fill, lines: Lines): readonly object[] {
  const details = {
    ...{ requestId: `${index}`, url, method: index % 2 === 0 ? 'GET' : 'PUT', type: 'xmlhttprequest' },
    ...{ tabId: 1, timeStamp: START + index * 1000, initiator: fill('https://u:SECRET@page.test') },
    documentUrl: fill('https://page.test/?a=SECRET'),
  };
  return [
    ...(details.method === 'PUT' ? preflightOf(details, lines) : []),
    { event: 'onBeforeRequest', details },
    { event: 'onSendHeaders', details: { ...details, requestHeaders: lines() } },
    { event: 'onHeadersReceived', details: { ...details, statusCode: 200, responseHeaders: lines() } },
    { event: 'onErrorOccurred', details: { ...details, error: fill(TEXTS[index % TEXTS.length] ?? '') } },
  ];
}

function preflightOf(request: { readonly requestId: string }, lines: Lines): readonly object[] {
  const details = { ...request, requestId: `${request.requestId}-preflight`, method: 'OPTIONS' };
  const asked = { name: 'Access-Control-Request-Method', value: 'PUT' };
  return [
    { event: 'onBeforeRequest', details },
    { event: 'onSendHeaders', details: { ...details, requestHeaders: [...lines(), asked] } },
    { event: 'onHeadersReceived', details: { ...details, statusCode: 200, responseHeaders: lines() } },
    { event: 'onCompleted', details: { ...details, statusCode: 200, responseHeaders: lines() } },
  ];
}

function entryOf(url: string, index: number, fill: Fill, lines: Lines): object {
  const frame = {
    functionName: fill(TEXTS[index % TEXTS.length] ?? ''),
    url: fill('https://page.test/SECRET/a.js'),
    ...{ lineNumber: 1, columnNumber: 1 },
  };
  const named = { name: fill('SECRET'), value: fill('SECRET'), comment: fill('SECRET') };
  return {
    ...{
      startedDateTime: new Date(START + 500_000 + index * 1000).toISOString(),
      time: 5,
      pageref: 'page_1',
    },
    ...{ comment: fill('SECRET'), serverIPAddress: fill('SECRET'), connection: fill('SECRET') },
    _resourceType: 'fetch',
    _initiator: { type: 'script', stack: { callFrames: [frame] } },
    _webSocketMessages: [{ type: 'send', data: fill('SECRET') }],
    request: {
      ...{ url, method: 'POST', headers: [...lines(), { name: 'Origin', value: 'https://page.test' }] },
      ...{ httpVersion: fill('SECRET'), cookies: [named], queryString: [named], comment: fill('SECRET') },
      postData: { mimeType: fill('text/SECRET'), text: fill('SECRET'), params: [named] },
    },
    response: {
      ...{ status: index % 3 === 0 ? 302 : 200, statusText: fill('SECRET'), headers: lines() },
      ...{ cookies: [named], content: { text: fill('SECRET'), comment: fill('SECRET') } },
      ...{ redirectURL: index % 3 === 0 ? fill('https://u:SECRET@b.test/SECRET?SECRET') : '' },
      _error: index % 3 === 0 ? null : fill('net::ERR_SECRET'),
    },
  };
}

/** The secrets that a text contains, however it escapes them. */
export const secretsIn = (text: string): readonly string[] =>
  SECRETS.filter((secret) => text.includes(secret));
