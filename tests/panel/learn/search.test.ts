import { describe, expect, test } from 'vitest';
import { consoleLinesOf } from '../../../panel/learn/console-index.ts';
import { CONSOLE, indexOf, search } from '../../../panel/learn/search.ts';
import { chromiumCode } from '../../../src/codes/chromium.ts';
import { CHROMIUM_REFUSALS, CHROMIUM_SENTENCES } from '../../../src/codes/chromium-sentence.ts';
import { firefoxCode } from '../../../src/codes/firefox.ts';
import { FIREFOX_SENTENCES } from '../../../src/codes/firefox-sentence.ts';
import type { CauseId } from '../../../src/index.ts';
import { exampleOf } from '../../support/document.ts';
import { STOPS, stopOf } from '../../support/every-stop.ts';
import { diagnosisOf, edit } from '../../support/examine.ts';
import { PAGES, pageOf } from '../../support/pages.ts';

const INDEX = indexOf(PAGES);
const LINES = consoleLinesOf(pageOf(CONSOLE));
const idsOf = (query: string) => search(INDEX, query).map(({ id }) => id);

const AT =
  "Access to fetch at 'https://api.example.com/v1/items?page=2&q=a%20b' from origin 'https://shop.example.com'";
const BLOCKED = `${AT} has been blocked by CORS policy:`;
const PREFLIGHT = `${BLOCKED} Response to preflight request doesn't pass access control check:`;
const XHR = BLOCKED.replace('fetch', 'XMLHttpRequest');
const REFUSED =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/v1/items?page=2.';

/** Messages as people paste them, and the cause that must be found first. */
const PASTED: readonly (readonly [message: string, cause: CauseId])[] = [
  [
    `${BLOCKED} No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
    'allow-origin-missing',
  ],
  [
    `app.js:12 ${PREFLIGHT} No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    'preflight-route-missing',
  ],
  [
    `${XHR} The 'Access-Control-Allow-Origin' header has a value 'https://www.example.com' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
    'origin-mismatch',
  ],
  [
    `${BLOCKED} The 'Access-Control-Allow-Origin' header contains multiple values 'https://shop.example.com, *', but only one is allowed. Have the server send the header with a valid value.`,
    'allow-origin-multiple',
  ],
  [
    `${BLOCKED} The 'Access-Control-Allow-Origin' header contains the invalid value 'true'.`,
    'allow-origin-malformed',
  ],
  [
    `${XHR} The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.`,
    'wildcard-origin-with-credentials',
  ],
  [
    `${PREFLIGHT} The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
    'allow-credentials-missing',
  ],
  [`${PREFLIGHT} It does not have HTTP ok status.`, 'preflight-route-missing'],
  [`${PREFLIGHT} Redirect is not allowed for a preflight request.`, 'preflight-redirected'],
  [
    `${BLOCKED} Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
    'method-not-allowed',
  ],
  [
    `${BLOCKED} Request header field x-api-key is not allowed by Access-Control-Allow-Headers in preflight response.`,
    'request-header-not-allowed',
  ],
  [
    `${BLOCKED} Cannot parse Access-Control-Allow-Methods response header field in preflight response.`,
    'allow-methods-malformed',
  ],
  [
    `${BLOCKED} Cannot parse Access-Control-Allow-Headers response header field in preflight response.`,
    'allow-headers-malformed',
  ],
  [
    `Access to script at 'file:///C:/Users/ada/app.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, data, http, https, isolated-app.`,
    'scheme-not-http',
  ],
  [
    `${BLOCKED} Redirect location 'https://user:pass@api.example.com/' contains a username and password, which is disallowed for cross-origin requests.`,
    'redirect-url-with-credentials',
  ],
  [
    `Access to fetch at 'http://192.168.0.5/' from origin 'http://shop.example.com' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space \`local\`.`,
    'insecure-local-network',
  ],
  [
    `${BLOCKED} Permission was denied for this request to access the \`loopback\` address space.`,
    'local-network-access-denied',
  ],
  [
    `Fetch API cannot load https://api.example.com/. Request mode is "same-origin" but the URL's origin is not same as the request origin https://shop.example.com.`,
    'same-origin-mode',
  ],
  [
    `Mixed Content: The page at 'https://shop.example.com/cart' was loaded over HTTPS, but requested an insecure resource 'http://api.example.com/prices'. This request has been blocked; the content must be served over HTTPS.`,
    'mixed-content',
  ],
  [
    `Refused to connect to 'https://api.example.com/' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
    'content-security-policy',
  ],
  [
    `Connecting to 'https://api.example.com/' violates the following Content Security Policy directive: "connect-src 'self'". The action has been blocked.`,
    'content-security-policy',
  ],
  [
    `WebSocket connection to 'wss://api.example.com/realtime' failed: Error during WebSocket handshake: Unexpected response code: 403`,
    'websocket-refused',
  ],
  [
    `${REFUSED} (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
    'allow-origin-missing',
  ],
  [
    `${REFUSED} (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://www.example.com’).`,
    'origin-mismatch',
  ],
  [
    `${REFUSED} (Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).`,
    'allow-origin-multiple',
  ],
  [
    `${REFUSED} (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
    'wildcard-origin-with-credentials',
  ],
  [
    `${REFUSED} (Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).`,
    'allow-credentials-missing',
  ],
  [
    `${REFUSED} (Reason: CORS preflight response did not succeed). Status code: 404.`,
    'preflight-route-missing',
  ],
  [`${REFUSED} (Reason: CORS request external redirect not allowed).`, 'preflight-redirected'],
  [
    `${REFUSED} (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    'method-not-allowed',
  ],
  [
    `${REFUSED} (Reason: header ‘x-api-key’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
    'request-header-not-allowed',
  ],
  [
    `${REFUSED} (Reason: invalid token ‘get post’ in CORS header ‘Access-Control-Allow-Methods’).`,
    'allow-methods-malformed',
  ],
  [
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at file:///home/ada/app.js. (Reason: CORS request not http).',
    'scheme-not-http',
  ],
  [`${REFUSED} (Reason: CORS request did not succeed). Status code: (null).`, 'certificate-invalid'],
  [
    'Origin https://shop.example.com is not allowed by Access-Control-Allow-Origin. Status code: 200',
    'allow-origin-missing',
  ],
  ['Preflight response is not successful. Status code: 404', 'preflight-route-missing'],
  [
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    'wildcard-origin-with-credentials',
  ],
  [
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    'allow-credentials-missing',
  ],
  ['[Error] Access-Control-Allow-Origin cannot contain more than one origin.', 'allow-origin-multiple'],
  [
    'Request header field ngrok-skip-browser-warning is not allowed by Access-Control-Allow-Headers.',
    'request-header-not-allowed',
  ],
  [
    'Fetch API cannot load https://api.example.com/prices due to access control checks.',
    'allow-origin-missing',
  ],
  [
    'Cross-origin redirection to https://login.example.com/ denied by Cross-Origin Resource Sharing policy: Origin https://shop.example.com is not allowed by Access-Control-Allow-Origin. Status code: 302',
    'redirect-without-cors',
  ],
  ['GET https://api.example.com/prices net::ERR_CONNECTION_REFUSED', 'connection-refused'],
  ['POST https://api.example.com/collect net::ERR_BLOCKED_BY_CLIENT', 'blocked-by-extension'],
];

test.each(PASTED)('“%s” finds %s', (message, cause) => {
  const found = idsOf(message);
  expect(found[0]).toBe(`causes/${cause}`);
  expect(found.at(-1)).toBe(CONSOLE);
});

test('of two sentences in one message the more exact counts, and then the other', () => {
  const [, [preflight = ''] = []] = PASTED;
  const [[plain = ''] = []] = PASTED;
  expect(idsOf(preflight)).toEqual(expect.arrayContaining([...idsOf(plain)]));
  expect(idsOf(plain)).not.toContain('causes/preflight-route-missing');
});

test('quotation marks, spaces and the rest of the message do not matter', () => {
  const found = idsOf(PASTED[2]?.[0] ?? '');
  expect(idsOf(`  ${PASTED[2]?.[0].replaceAll("'", '’').replaceAll(' ', '  ')}`)).toEqual(found);
  expect(idsOf('that is not equal to the supplied origin')).toEqual(found);
});

test.each([
  ['PreflightMissingAllowOriginHeader', 'preflight-route-missing'],
  ['CORSMissingAllowOrigin', 'allow-origin-missing'],
  ['CORSMissingAllowOrigin2', 'allow-origin-missing'],
  ['headerdisallowedbypreflightresponse', 'request-header-not-allowed'],
  [
    'https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSMethodNotFound?utm_source=devtools',
    'method-not-allowed',
  ],
  ['net::ERR_NAME_NOT_RESOLVED', 'name-not-resolved'],
] as const)('the code in %s finds %s', (query, cause) => {
  expect(idsOf(query)[0]).toBe(`causes/${cause}`);
});

test.each([
  ['postman', 'learn/contract'],
  ['curl', 'learn/contract'],
  ['why does it work in Postman but not in the browser', 'learn/contract'],
  ['file://', 'causes/opaque-origin'],
  ['middleware order', 'learn/on-your-server'],
  ['allow list environment variable', 'learn/on-your-server'],
  ['opaque', 'causes/opaque-response'],
] as const)('“%s” finds %s', (query, page) => expect(idsOf(query)).toContain(page));

test('words of titles come first, then those of texts', () => {
  const found = idsOf(' vary  ORIGIN ');
  expect(found.slice(0, 4)).toEqual(expect.arrayContaining(['learn/caches', 'causes/cache-ignores-vary']));
  expect(found).toContain('learn/header-reference');
  expect(idsOf('zzyzx')).toEqual([]);
});

describe('the table of what consoles say', () => {
  /** Named by who answered, whatever the browser's code is. */
  const BY_WHO_ANSWERED: readonly string[] = ['redirected-to-login', 'challenge-page', 'cors-layer-refused'];
  const pagesWith = (code: string) =>
    LINES.flatMap(({ codes, pages }) => (codes.includes(code.toLowerCase()) ? pages : []));

  test('leads from every code to every cause that has it', () => {
    const missing = STOPS.flatMap(({ cause, journey }) => {
      if (cause === null || BY_WHO_ANSWERED.includes(cause)) return [];
      const stop = stopOf(journey);
      return [chromiumCode(stop), firefoxCode(stop)].flatMap((code) =>
        code === null || pagesWith(code).includes(`causes/${cause}`) ? [] : [`${code}: ${cause}`],
      );
    });
    expect(missing).toEqual([]);
  });

  test('has every sentence that the engine prints, with its code', () => {
    const filled = (template: string) => template.replaceAll(/\{\w+\}/g, 'https://a.example/?b=c, d');
    const sentences = [
      ...Object.entries(CHROMIUM_SENTENCES),
      ...Object.entries(CHROMIUM_REFUSALS),
      ...Object.entries(FIREFOX_SENTENCES).map(([code, [reason]]) => [code, `(Reason: ${reason})`] as const),
    ].map(([code, template]) => [code, filled(template)] as const);
    expect(sentences.length).toBeGreaterThan(30);
    for (const [code, sentence] of sentences) {
      const [first] = pagesWith(code);
      expect(idsOf(sentence)[0], sentence).toBe(first);
    }
  });

  test('leads from the name of an error to its cause', () => {
    const names = LINES.flatMap(({ codes, pages: [page = ''] }) =>
      codes.filter((code) => /^(ns_)?err/.test(code)).map((code) => [code.toUpperCase(), page] as const),
    ).filter(([, page]) => /causes\/(?!opaque-response-blocking|response-truncated)/.test(page));
    expect(names.length).toBeGreaterThan(15);
    for (const [name, page] of names) {
      const isFirefox = name.startsWith('NS_');
      const example = edit(
        exampleOf('connection-refused'),
        ['net::ERR_CONNECTION_REFUSED', isFirefox ? name : `net::${name}`],
        ['browser: chromium', `browser: ${isFirefox ? 'firefox' : 'chromium'}`],
      );
      expect(`causes/${diagnosisOf(example).cause}`, name).toBe(page);
    }
  });
});
