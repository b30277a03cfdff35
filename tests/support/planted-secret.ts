/** A value in every place where a secret may be. An output that contains it leaks. */
export const PLANTED = 'pl4nted-s3cret';

/** URLs of one server with the secret in every place where a URL may have one. */
export const secretUrls = (server: string): readonly string[] => {
  const [scheme = '', host = ''] = server.split('//');
  return [
    `${scheme}//user:${PLANTED}@${host}/x`,
    `${scheme}//${PLANTED}@${host}/x`,
    `${scheme}//user:with@${PLANTED}@${host}/x`,
    `${scheme}//user:a&b;${PLANTED}@${host}/x`,
    `${server}/x?a=b&access_token=${PLANTED}`,
    `${server}/x?access%5Ftoken=${PLANTED}&a`,
    `${server}/x?api_key=${PLANTED}#id_token=${PLANTED}`,
    `${server}/x;password=${PLANTED}`,
    `${server}/x?next=https://user:${PLANTED}@other.invalid/`,
    `${server}/x?next=/cb?access_token=${PLANTED}`,
    `${server}/x?next=${encodeURIComponent(`https://b.invalid/?access_token=${PLANTED}&n=`)}%E9`,
    `${server}/x?https%3A%2F%2Fb.invalid%2F%3Fpin%3D${PLANTED}=`,
    `${server}/x?password=a?b;c/d=${PLANTED}`,
    `${server}/x?filter=%7B%22password%22:%22a%26${PLANTED}%22%7D`,
    `${server}/proxy/${scheme}/user:${PLANTED}@other.invalid/`,
    `${server}/proxy/${encodeURIComponent(`https://user:${PLANTED}@other.invalid/`)}`,
    `${server}/x?state=%22eyJhbGciOiJIUzI1NiJ9.${PLANTED}eyJzdWIiOiIxIn0.c2lnbmF0dXJl`,
  ];
};

/** Spellings that occur only in headers and files; browsers read them as the same kind of URL. */
const LOOSE_URLS: readonly string[] = [
  `//user:${PLANTED}@api.invalid/x`,
  `https:\\\\user:${PLANTED}@api.invalid\\x`,
  `https:user:${PLANTED}@api.invalid/x`,
  ` https:///user:${PLANTED}@api.invalid/x`,
  `/x?client_secret=${PLANTED}`,
  `https:/\tuser:${PLANTED}@api.invalid/x`,
  `ht\ntps://user:${PLANTED}@api.invalid/x`,
  `\0https://user:${PLANTED}@api.invalid/x`,
  `/x?access_\ttoken=${PLANTED}`,
  `/x?filter={"a":"b/c","password":"${PLANTED}"}`,
];

type Line = { readonly name: string; readonly value: string };

const URL_LINES = ['Location', 'Referer', 'Content-Location'].flatMap((name) =>
  [...secretUrls('https://api.invalid'), ...LOOSE_URLS].map((value): Line => ({ name, value })),
);

export const SECRET_HEADERS: readonly [Line, ...Line[]] = [
  { name: 'Cookie', value: `sid=${PLANTED}; theme=dark` },
  { name: 'Set-Cookie', value: `sid=${PLANTED}; HttpOnly` },
  { name: 'authorization', value: `Bearer ${PLANTED}` },
  { name: 'Proxy-Authorization', value: `Basic ${PLANTED}` },
  { name: 'X-Api-Key', value: PLANTED },
  { name: 'X-CSRF-Token', value: PLANTED },
  { name: 'X-Session-Id', value: PLANTED },
  { name: 'ApiToken', value: PLANTED },
  { name: 'X-UserToken', value: PLANTED },
  { name: 'x-usertoken', value: PLANTED },
  { name: 'WWW-Authenticate', value: `Negotiate ${PLANTED}` },
  { name: 'Proxy-Authenticate', value: `NTLM ${PLANTED}==, Basic realm="x"` },
  { name: 'X-Own', value: `Bearer ${PLANTED}` },
  { name: 'X-Own', value: `{"user":"a","password":"b&${PLANTED}"}` },
  { name: 'X-Own', value: `a eyJhbGciOiJIUzI1NiJ9.${PLANTED}.c2ln` },
  { name: 'Refresh', value: `0; url=https://user:${PLANTED}@api.invalid/` },
  { name: 'Link', value: `<https://user:${PLANTED}@api.invalid/>; rel="next"` },
  ...URL_LINES,
];

/** A recording of a request that every source saw, with the secret in every possible place. */
export function secretRecording(): object {
  const requests = secretUrls('https://api.invalid').flatMap((url, index) => {
    const common = { requestId: String(index), url, method: 'GET', type: 'xmlhttprequest', tabId: 1 };
    const asker = {
      initiator: `https://user:${PLANTED}@page.invalid`,
      documentUrl: `https://page.invalid/?token=${PLANTED}`,
    };
    const details = { ...common, ...asker, timeStamp: 1_767_225_600_000 + index * 1000 };
    const [statusCode, responseHeaders] = [302, [...SECRET_HEADERS]];
    const target = `https://user:${PLANTED}@other.invalid/login?sid=${PLANTED}`;
    return [
      { event: 'onBeforeRequest', details },
      { event: 'onSendHeaders', details: { ...details, requestHeaders: [...SECRET_HEADERS] } },
      { event: 'onHeadersReceived', details: { ...details, statusCode, responseHeaders } },
      {
        event: 'onBeforeRedirect',
        details: { ...details, statusCode, responseHeaders, redirectUrl: target },
      },
      { event: 'onBeforeRequest', details: { ...details, url: target } },
      { event: 'onErrorOccurred', details: { ...details, url: target, error: 'net::ERR_FAILED' } },
    ];
  });
  return {
    ...{
      format: 'crosscheck-recording',
      version: 1,
      browser: 'chromium',
      page: `https://user:${PLANTED}@page.invalid/?jwt=${PLANTED}`,
    },
    events: requests,
    har: {
      log: {
        pages: [{ id: 'page_1', title: `https://page.invalid/#access_token=${PLANTED}` }],
        entries: secretEntries(),
      },
    },
  };
}

/** HAR alone: one entry that CORS blocks, one that redirects and one without an answer, for each URL. */
function secretEntries(): readonly object[] {
  const frame = {
    functionName: 'load',
    url: `https://page.invalid/a.js?sig=${PLANTED}`,
    lineNumber: 1,
    columnNumber: 1,
  };
  const body = { mimeType: 'text/plain', text: PLANTED, params: [{ name: 'password', value: PLANTED }] };
  return secretUrls('https://har.invalid').flatMap((url, index) =>
    [200, 302, 0].map((status) => ({
      ...{
        startedDateTime: `2026-02-0${(index % 9) + 1}T00:00:00.000Z`,
        time: 5,
        pageref: 'page_1',
        _resourceType: 'fetch',
      },
      _initiator: {
        type: 'script',
        url: frame.url,
        stack: { callFrames: [frame], parent: { callFrames: [frame] } },
      },
      request: {
        ...{
          url,
          method: 'GET',
          headers: [{ name: 'Origin', value: 'https://page.invalid' }, ...SECRET_HEADERS],
        },
        ...{
          postData: body,
          cookies: [{ name: 'sid', value: PLANTED }],
          queryString: [{ name: 'access_token', value: PLANTED }],
        },
      },
      response: {
        ...{
          status,
          headers: [...SECRET_HEADERS],
          cookies: [{ name: 'sid', value: PLANTED }],
          content: { text: PLANTED },
        },
        ...{
          redirectURL: status === 302 ? `https://user:${PLANTED}@other.invalid/` : '',
          _error: 'net::ERR_FAILED',
        },
      },
    })),
  );
}
