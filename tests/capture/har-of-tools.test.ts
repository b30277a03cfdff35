import { describe, expect, test } from 'vitest';
import { diagnose, readCapture } from '../../src/index.ts';
import { har, type ToldHarEntry } from '../support/har.ts';

/** What a HAR shows: `/path verdict cause`, one line for each listed request. */
const shown = (text: string): readonly string[] =>
  readCapture(text).exchanges.map((exchange) => {
    const { verdict, cause } = diagnose(exchange);
    return [new URL(exchange.hops[0].url).pathname, verdict, cause ?? ''].join(' ').trim();
  });

const WIRE = ['Host: api.test', 'Accept-Encoding: gzip'];
const ASKED = [...WIRE, 'Origin: https://app.test'];
const FOR_ALL = ['Access-Control-Allow-Origin: *'];
const TITLED = { pages: [{ id: 'p', title: 'https://app.test/' }] };
const OF_PAGE = { pageref: 'p' };

describe('whose page it is', () => {
  const originsOf = (log: Parameters<typeof har>[0], entry: ToldHarEntry) =>
    readCapture(har(log, [entry])).exchanges.map(({ origin, page }) => [origin, page]);

  test.each<readonly [string, ToldHarEntry]>([
    ['that the browser calls same-origin', { sent: ['Sec-Fetch-Site: same-origin', 'Sec-Fetch-Mode: cors'] }],
    ['of a navigation', { sent: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'] }],
    ['of an old browser for a document', { entry: { _resourceType: 'document' } }],
    ['that the user made', { sent: ['Sec-Fetch-Site: none', 'Sec-Fetch-Mode: cors'] }],
    ['of a proxy to open a connection', { method: 'CONNECT', url: 'https://api.test:443' }],
  ])('a request %s is not listed', (_, entry) =>
    expect(shown(har(TITLED, [{ ...OF_PAGE, ...entry }]))).toEqual([]),
  );

  test('a client without origin, referer and page is no page', () =>
    expect(shown(har({}, [{ method: 'POST', sent: [...WIRE, 'Authorization: Bearer x'] }]))).toEqual([]));

  test('the browser’s own word counts before the tool’s page', () =>
    expect(
      originsOf(TITLED, {
        ...OF_PAGE,
        url: 'https://other.test/a',
        sent: [...WIRE, 'Origin: https://me.test', 'Referer: https://me.test/in'],
      }),
    ).toEqual([['https://me.test', 'https://me.test/in']]));

  test.each(['Dashboard', 'Run 1, First View for https://app.test/', 'https://app.test run 1', ''])(
    'a title is no URL: %s',
    (title) => expect(originsOf({ pages: [{ id: 'p', title }] }, { ...OF_PAGE, sent: WIRE })).toEqual([]),
  );

  test('the first document of a page is the page, after its redirect', () => {
    const document = { ...OF_PAGE, sent: [...WIRE, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Site: none'] };
    const [asked] = readCapture(
      har(TITLED, [
        { ...document, url: 'https://app.test/', status: 302, redirectsTo: 'https://www.app.test/' },
        { ...document, at: 30, url: 'https://www.app.test/' },
        { ...OF_PAGE, at: 60, sent: WIRE },
      ]),
    ).exchanges;
    expect(asked?.page).toBe('https://www.app.test/');
  });

  test('a document whose text was parsed tells its own origin', () =>
    expect(
      originsOf({}, { sent: WIRE, entry: { _initiator: { type: 'parser', url: 'https://app.test/in' } } }),
    ).toEqual([['https://app.test', null]]));

  test('a script that called tells it last', () => {
    const callFrames = [
      { functionName: 'load', url: 'https://cdn.test/a.js', lineNumber: 1, columnNumber: 1 },
    ];
    const entry = { _initiator: { type: 'script', stack: { callFrames } } };
    expect(originsOf(TITLED, { ...OF_PAGE, sent: WIRE, entry })).toEqual([
      ['https://app.test', 'https://app.test/'],
    ]);
    expect(originsOf({}, { sent: WIRE, entry })).toEqual([['https://cdn.test', null]]);
  });

  test('a page that cannot have made the request is another one', () =>
    expect(
      originsOf(TITLED, { ...OF_PAGE, url: 'https://app.test/x', sent: ['Sec-Fetch-Site: cross-site'] }),
    ).toEqual([]));
});

describe('which headers were sent', () => {
  test.each<readonly [string, ToldHarEntry, readonly string[]]>([
    ['all, and no Origin: no CORS', { sent: [...WIRE, 'X-Any: 1'], answer: [] }, ['/a allowed']],
    ['not all: it is open', { sent: ['X-Any: 1'] }, ['/a blocked allow-origin-missing']],
    [
      'a request line among them',
      { sent: [...WIRE, 'GET /getuid?https: //x.test/ HTTP/1.1'] },
      ['/a allowed'],
    ],
    ['Origin twice', { sent: [...ASKED, 'origin: https://app.test'], answer: FOR_ALL }, ['/a allowed']],
  ])('%s', (_, entry, lines) => {
    const of = { creator: { name: 'WebInspector', version: '537.36' }, ...TITLED };
    const error = entry.sent?.[0] === 'X-Any: 1' ? { _error: 'net::ERR_FAILED' } : {};
    expect(shown(har(of, [{ ...OF_PAGE, response: error, ...entry }]))).toEqual(lines);
  });

  test('Splash lists Origin where it is sent, and nothing that the network adds', () => {
    const image = { ...OF_PAGE, sent: ['Referer: https://app.test/', 'User-Agent: x'] };
    expect(shown(har({ creator: { name: 'Splash' }, ...TITLED }, [image]))).toEqual(['/a allowed']);
    expect(shown(har(TITLED, [image]))).toEqual(['/a undecided']);
  });

  test('a preflight is one by what it asks, where the tool lost its method', () => {
    const preflight = {
      ...{ method: '?', status: 404 },
      sent: ['Origin: https://app.test', 'Access-Control-Request-Method: PUT'],
    };
    expect(shown(har({}, [preflight]))).toEqual(['/a blocked preflight-route-missing']);
  });

  test('a WebSocket is one by how it opens, under http:, too', () =>
    expect(shown(har({}, [{ status: 101, sent: [...ASKED, 'Upgrade: websocket'] }]))).toEqual([
      '/a allowed',
    ]));

  test.each<readonly [string, ToldHarEntry]>([
    ['its type', { response: { content: { mimeType: 'application/font-woff' } } }],
    ['its name', { url: 'https://api.test/a.woff2' }],
  ])('a font is one by %s, and never sends credentials', (_, entry) => {
    const [line] = shown(har({}, [{ sent: ASKED, answer: FOR_ALL, ...entry }]));
    expect(line).toMatch(/ allowed$/);
  });

  test('two different origins are not one', () => {
    const text = har({}, [{ sent: [...ASKED, 'Origin: https://b.test'] }]);
    expect(
      readCapture(text).exchanges[0]?.hops[0].requestHeaders?.filter(({ name }) => name === 'Origin'),
    ).toHaveLength(2);
  });

  test.each([
    ['Access-Control-Allow-Credentials', true, 'true'],
    ['Access-Control-Max-Age', 600, '600'],
    ['Access-Control-Allow-Methods', ['PUT', 'PATCH'], 'PUT, PATCH'],
  ])('a value that is no text is read: %s: %j', (name, value, read) => {
    const given = JSON.parse(har({}, [{ sent: ASKED }]));
    given.log.entries[0].response.headers.push({ name, value });
    const [exchange] = readCapture(JSON.stringify(given)).exchanges;
    expect(exchange?.hops[0].response?.headerList).toEqual([{ name, value: read }]);
  });
});

test('a redirect leads where its URL leads, in whatever spelling', () => {
  const at = (path: string) => `https://api.test/${path}`;
  const text = har(TITLED, [
    { ...OF_PAGE, sent: WIRE, url: at('a'), status: 302, redirectsTo: at('b?ids=1|2&to=%2f') },
    { ...OF_PAGE, sent: WIRE, url: at('b?ids=1%7C2&to=%2F'), at: 30 },
  ]);
  expect(readCapture(text).exchanges.map(({ hops }) => hops.length)).toEqual([2]);
});

describe('how it ended', () => {
  const INSPECTOR = { creator: { name: 'WebInspector', version: '537.36' } };
  const SAFARI = { creator: { name: 'WebKit Web Inspector', version: '1.0' } };
  const PLAYWRIGHT = { creator: { name: 'Playwright', version: '1.65.1' }, browser: { name: 'webkit' } };
  const error = (_error: string | null) => ({ response: { _error } });

  test.each<readonly [string, object, ToldHarEntry, string]>([
    ['DevTools before 86 name failures alone', INSPECTOR, {}, 'allowed'],
    ['Safari, too', SAFARI, {}, 'allowed'],
    ['and Playwright', PLAYWRIGHT, {}, 'allowed'],
    [
      'but what they do not name is no proof against the answer',
      INSPECTOR,
      { answer: [] },
      'blocked allow-origin-missing',
    ],
    ['other tools name none', {}, {}, 'undecided'],
    ['a status that is text', PLAYWRIGHT, { status: '200' }, 'allowed'],
    ['no status', PLAYWRIGHT, { status: -1, response: { _failureText: 'net::ERR_FAILED' } }, 'blocked'],
    [
      'Safari, of access control',
      SAFARI,
      {
        ...error('Origin https://app.test is not allowed by Access-Control-Allow-Origin. Status code: 200'),
        answer: [],
      },
      'blocked allow-origin-missing',
    ],
    [
      'Safari, of the network',
      SAFARI,
      { ...error('Could not connect to the server.'), status: 0, answer: [] },
      'failed connection-refused',
    ],
    [
      'a proxy',
      {},
      { ...error('[Errno 111] Connect call failed'), status: 0, answer: [] },
      'failed connection-refused',
    ],
    ['nobody knows', {}, { ...error('It went wrong.'), status: 0, answer: [] }, 'failed'],
    [
      'nobody knows, of an answer that CORS stops',
      {},
      { ...error('It went wrong.'), answer: [] },
      'blocked allow-origin-missing',
    ],
  ])('%s', (_, log, entry, line) => {
    // `*` lets a call without credentials through: what the tool does not say leaves that open.
    const text = har({ ...TITLED, ...log }, [{ ...OF_PAGE, sent: ASKED, answer: FOR_ALL, ...entry }]);
    expect(shown(text)).toEqual([`/a ${line}`.trim()]);
  });

  test('a 304 decides by what it says itself', () => {
    const font = [...ASKED, 'Sec-Fetch-Dest: font', 'Sec-Fetch-Mode: cors'];
    const of = (answer: readonly string[]) => shown(har({}, [{ sent: font, status: 304, answer }]));
    expect(of(FOR_ALL)).toEqual(['/a allowed']);
    expect(of(['Access-Control-Allow-Origin: https://other.test'])).toEqual(['/a blocked origin-mismatch']);
    expect(of([])).toEqual(['/a undecided']);
  });
});
