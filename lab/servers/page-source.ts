/** Writes a page action as the JavaScript that the gallery shows and the page runs: the body of an async function. */
import type {
  ElsewhereAction,
  EventSourceAction,
  FetchAction,
  ImageAction,
  Origins,
  PageAction,
  XhrAction,
} from '../scenarios/define-scenario.ts';

/** The URL of a variant's own request; tools recognise the request by it. */
export function actionUrl(
  action: PageAction | ElsewhereAction,
  origins: Origins,
  variantPath: string,
): string {
  const isWebSocket = action.via === 'web-socket' || action.via === 'sandboxed-frame-web-socket';
  const origin = isWebSocket ? origins[action.at].replace(/^http/, 'ws') : origins[action.at];
  return `${origin}${variantPath}${action.path ?? '/'}`;
}

export function pageSource(action: PageAction, origins: Origins, variantPath: string): string {
  const before = (action.before ?? []).map((earlier) =>
    earlierSource(earlier, actionUrl(earlier, origins, variantPath), origins, variantPath),
  );
  const own = ownSource(action, actionUrl(action, origins, variantPath), origins, variantPath);
  return [...serviceWorkerSource(action), ...before, own].join('\n');
}

function earlierSource(
  action: NonNullable<PageAction['before']>[number],
  url: string,
  origins: Origins,
  variantPath: string,
): string {
  if (action.via === 'fetch') return `await ${fetchCall(action, url)};`;
  if (action.via === 'fetch-elsewhere') return elsewhereSource(action, url, origins);
  return `await (async () => {\n${indented(ownSource(action, url, origins, variantPath), '  ')}\n})();`;
}

/** Waits until the service worker controls the page. */
function serviceWorkerSource(action: PageAction): readonly string[] {
  if (action.via !== 'fetch' || action.serviceWorker === undefined) return [];
  return [
    'const { serviceWorker } = navigator;',
    `await serviceWorker.register(${literal(action.serviceWorker)});`,
    'if (!serviceWorker.controller) {',
    "  await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve));",
    '}',
  ];
}

function ownSource(action: PageAction, url: string, origins: Origins, variantPath: string): string {
  switch (action.via) {
    case 'fetch':
      return fetchSource(action, url);
    case 'sandboxed-frame-fetch':
      return sandboxedFrameSource(fetchSource(action, url));
    case 'sandboxed-frame-web-socket':
      return sandboxedFrameSource(webSocketSource(url));
    case 'xhr':
      return xhrSource(action, url);
    case 'image':
      return imageSource(action, url, `${origins.app}${variantPath}${action.inFrame ?? ''}`);
    case 'event-source':
      return eventSourceSource(action, url);
    case 'web-socket':
      return webSocketSource(url);
  }
}

function fetchSource(action: FetchAction, url: string): string {
  return [
    `const response = await ${fetchCall(action, url)};`,
    'await response.text();',
    "return [response.status, response.type].join(' ');",
  ].join('\n');
}

function fetchCall(action: FetchAction, url: string): string {
  const { method, mode, credentials, redirect, cache, headers, body } = action;
  const options = [
    ...Object.entries({ method, mode, credentials, redirect, cache })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `  ${name}: ${literal(value ?? '')},`),
    ...(headers
      ? [
          '  headers: {',
          ...Object.entries(headers).map(([name, value]) => `    ${key(name)}: ${literal(value)},`),
          '  },',
        ]
      : []),
    ...(body === undefined ? [] : [`  body: ${literal(body)},`]),
    ...(action.abortAfter === undefined ? [] : [`  signal: AbortSignal.timeout(${action.abortAfter}),`]),
  ];
  return options.length === 0
    ? `fetch(${literal(url)})`
    : `fetch(${literal(url)}, {\n${options.join('\n')}\n})`;
}

function sandboxedFrameSource(source: string): string {
  return `async function insideTheFrame() {
  const look = async () => {
${indented(source, '    ')}
  };
  parent.postMessage(await look().catch(String), '*');
}
const frame = document.createElement('iframe');
frame.setAttribute('sandbox', 'allow-scripts');
frame.srcdoc = \`<script>(\${insideTheFrame})()</script>\`;
document.body.append(frame);
return new Promise((resolve) => {
  addEventListener('message', function listen({ source, data }) {
    if (source !== frame.contentWindow) return;
    removeEventListener('message', listen);
    resolve(data);
  });
});`;
}

/** The page of the frame is lab/gallery/fetch.html. */
function elsewhereSource({ from }: ElsewhereAction, url: string, origins: Origins): string {
  return `const elsewhere = document.createElement('iframe');
elsewhere.src = ${literal(`${origins[from]}/fetch.html?${encodeURIComponent(url)}`)};
document.body.append(elsewhere);
await new Promise((resolve) => addEventListener('message', resolve, { once: true }));
elsewhere.remove();`;
}

function xhrSource(action: XhrAction, url: string): string {
  return [
    'const request = new XMLHttpRequest();',
    `request.open(${literal(action.method ?? 'GET')}, ${literal(url)});`,
    ...(action.withCredentials ? ['request.withCredentials = true;'] : []),
    ...Object.entries(action.headers ?? {}).map(
      ([name, value]) => `request.setRequestHeader(${literal(name)}, ${literal(value)});`,
    ),
    'return new Promise((resolve) => {',
    "  request.onload = () => resolve('load ' + request.status);",
    "  request.onerror = () => resolve('error');",
    `  request.send(${action.body === undefined ? '' : literal(action.body)});`,
    '});',
  ].join('\n');
}

function imageSource(action: ImageAction, url: string, frameUrl = ''): string {
  return [
    ...(action.inFrame === undefined
      ? ['const image = new Image();']
      : [
          "const frame = document.createElement('iframe');",
          `frame.src = ${literal(frameUrl)};`,
          'await new Promise((resolve) => {',
          '  frame.onload = resolve;',
          '  document.body.append(frame);',
          '});',
          'const image = new frame.contentWindow.Image();',
        ]),
    ...(action.crossOrigin ? [`image.crossOrigin = ${literal(action.crossOrigin)};`] : []),
    'return new Promise((resolve) => {',
    "  image.onload = () => resolve('load');",
    "  image.onerror = () => resolve('error');",
    `  image.src = ${literal(url)};`,
    '});',
  ].join('\n');
}

function eventSourceSource(action: EventSourceAction, url: string): string {
  const options = action.withCredentials ? ', { withCredentials: true }' : '';
  return `const events = new EventSource(${literal(url)}${options});
return new Promise((resolve) => {
  events.onopen = () => resolve('open');
  events.onerror = () => resolve('error');
}).finally(() => events.close());`;
}

function webSocketSource(url: string): string {
  return `const socket = new WebSocket(${literal(url)});
return new Promise((resolve) => {
  socket.onopen = () => resolve('open');
  socket.onerror = () => resolve('error');
}).finally(() => socket.close());`;
}

const indented = (source: string, by: string): string => source.replaceAll(/^/gm, by);

/** A string literal. Values may be hostile, so everything but printable ASCII is escaped. */
function literal(text: string): string {
  const escaped = text.replace(/[\\']|[^ -~]/g, (character) =>
    /[\\']/.test(character)
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `'${escaped}'`;
}

/** Computed, because `'__proto__': x` would set the prototype instead of adding a header. */
function key(name: string): string {
  return name === '__proto__' ? `[${literal(name)}]` : literal(name);
}
