/** Each script returns what a page can see; the result must be equal without and with the recorder. */
export const LOOKS: Readonly<Record<string, string>> = {
  'names, lengths and texts': `
    const own = [fetch, XMLHttpRequest, EventSource, WebSocket, navigator.sendBeacon, Function.prototype.toString,
      Image, Audio, document.createElement,
      ...['open', 'send', 'setRequestHeader'].map((key) => XMLHttpRequest.prototype[key])];
    return own.map((each) => [each.name, each.length, each.toString(), String(each), '' + each,
      Function.prototype.toString.call(each), Object.prototype.toString.call(each), typeof each,
      Reflect.ownKeys(each).map(String).sort(), Object.getPrototypeOf(each) === Function.prototype]);`,
  'properties and their order': `
    const flags = (owner, key) => { const { value, ...rest } = Object.getOwnPropertyDescriptor(owner, key); return rest; };
    return [
      ['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest', 'Image', 'Audio'].map((key) => flags(window, key)),
      ['open', 'send', 'setRequestHeader'].map((key) => flags(XMLHttpRequest.prototype, key)),
      flags(Navigator.prototype, 'sendBeacon'), flags(Document.prototype, 'createElement'),
      flags(HTMLImageElement.prototype, 'constructor'), flags(WebSocket.prototype, 'constructor'),
      Reflect.ownKeys(window).filter((key) => typeof key === 'symbol' || !/^\\d+$/.test(key)).map(String).sort().join(),
      Reflect.ownKeys(XMLHttpRequest.prototype).map(String), document.documentElement.outerHTML];`,
  'constants, prototypes and instances': `
    const socket = new WebSocket('ws://localhost:1/'); const source = new EventSource('/none'); source.close(); socket.close();
    return [WebSocket.CONNECTING, WebSocket.CLOSED, EventSource.OPEN, XMLHttpRequest.DONE,
      socket instanceof WebSocket, socket.constructor === WebSocket, WebSocket.prototype.constructor === WebSocket,
      source instanceof EventSource, source.constructor === EventSource, Object.getPrototypeOf(source) === EventSource.prototype,
      socket.url, source.url, socket.readyState];`,
  subclasses: `
    class Socket extends WebSocket { constructor() { super('ws://localhost:1/sub'); this.own = 1; } get twice() { return this.own * 2; } }
    class Xhr extends XMLHttpRequest { open(...given) { this.given = given; super.open(...given); } }
    class Source extends EventSource {}
    const socket = new Socket(); socket.close(); const source = new Source('/x'); source.close();
    const xhr = new Xhr(); xhr.open('GET', '/sub');
    return [socket.twice, socket instanceof Socket, socket instanceof WebSocket, socket.constructor === Socket,
      xhr.given, xhr instanceof XMLHttpRequest, xhr.readyState, source.constructor === Source, source.url,
      Reflect.construct(WebSocket, ['ws://localhost:1/'], Array) instanceof Array];`,
  'how often and in which order the getters of an init are read': `
    const seen = [];
    const values = { method: 'POST', mode: 'cors', credentials: 'omit', headers: { a: 'b' }, body: 'c', redirect: 'follow' };
    const init = new Proxy(values, { get: (target, key) => { seen.push('get ' + String(key)); return target[key]; },
      has: (_, key) => { seen.push('has ' + String(key)); return true; }, ownKeys: () => { seen.push('keys'); return []; } });
    await fetch({ toString: () => { seen.push('url'); return '/read'; } }, init);
    const late = { get method() { seen.push('method'); return { toString: () => { seen.push('text'); return 'GET'; } }; } };
    await fetch('/read', late);
    await fetch('/read', { headers: { get 'x-a'() { seen.push('header'); return '1'; } } });
    await fetch('/read', { headers: [{ get 0() { seen.push('name'); return 'x-b'; }, 1: '2', length: 2, [Symbol.iterator]: Array.prototype[Symbol.iterator] }] });
    await fetch('/read', { headers: new Map([['x-c', '3']]), __proto__: { get mode() { seen.push('inherited'); return 'cors'; } } });
    const xhr = new XMLHttpRequest();
    xhr.open({ toString: () => { seen.push('xhr method'); return 'GET'; } }, { toString: () => { seen.push('xhr url'); return '/read'; } });
    xhr.setRequestHeader({ toString: () => { seen.push('xhr name'); return 'x-a'; } }, { toString: () => { seen.push('xhr value'); return '1'; } });
    xhr.abort();
    navigator.sendBeacon({ toString: () => { seen.push('beacon'); return '/read'; } });
    return seen;`,
  'elements that are created': `
    class Picture extends Image {}
    class Own extends HTMLElement { constructor() { super(); this.made = 1; } }
    const name = 'own-' + Math.random().toString(36).slice(2).replace(/\\d/g, 'd');
    customElements.define(name, Own);
    const seen = [];
    const image = document.createElement({ toString() { seen.push('name'); return 'IMG'; } }, { get is() { seen.push('is'); } });
    let heard = 0; image.addEventListener('error', () => { heard += 1; }); image.onerror = () => { heard += 1; };
    const failed = new Promise((resolve) => image.addEventListener('error', resolve));
    image.crossOrigin = 'anonymous'; image.src = '/no-image'; await failed;
    return [seen, heard, image.outerHTML, image.constructor === HTMLImageElement, new Image(3, 4).outerHTML, new Audio('/a').outerHTML,
      new Image() instanceof Image, Image.prototype === HTMLImageElement.prototype, new Picture(1) instanceof HTMLImageElement,
      document.createElement(name).made, document.createElement('P').outerHTML,
      document.implementation.createHTMLDocument().createElement('script').outerHTML];`,
  'errors thrown at once': `
    const error = (run) => { try { run(); return 'none'; } catch (caught) { return [caught.name, caught.message, caught.constructor.name]; } };
    return [() => new WebSocket('bad:x'), () => WebSocket('ws://x'), () => new WebSocket(), () => new EventSource('http://['),
      () => new XMLHttpRequest().send(), () => new XMLHttpRequest().open(), () => new XMLHttpRequest().open('TRACE', '/'),
      () => new XMLHttpRequest().open('GET', 'http://['), () => new XMLHttpRequest().open(Symbol(), '/'),
      () => new XMLHttpRequest().setRequestHeader('a', 'b'), () => XMLHttpRequest.prototype.open.call({}, 'GET', '/'),
      () => new XMLHttpRequest().open('GET', { toString() { throw new RangeError('own'); } }),
      () => navigator.sendBeacon(), () => navigator.sendBeacon('http://['), () => navigator.sendBeacon.call({}, '/'),
      () => document.createElement(), () => document.createElement('a b'), () => document.createElement.call({}, 'img'),
      () => Image(), () => Audio(), () => document.createElement({ toString() { throw new RangeError('own'); } }),
      () => new fetch('/'), () => Function.prototype.toString.call({}), () => new XMLHttpRequest.prototype.open('GET', '/'),
    ].map(error);`,
  'promises that are rejected': `
    const error = (promise) => promise.then(() => 'none', (caught) => [caught.name, caught.message]);
    const request = new Request('/x', { method: 'POST', body: 'a' }); await request.text();
    return Promise.all([fetch(), fetch('http://['), fetch(Symbol()), fetch('/', { method: 'a b' }), fetch('/', { mode: 'none' }),
      fetch('/', 5), fetch('/', { headers: { 'a b': '1' } }), fetch('/', { headers: [['a']] }), fetch(request),
      fetch('/', { body: 'x' }), fetch({ toString() { throw new RangeError('own'); } }), fetch('/', { get mode() { throw new RangeError('own'); } }),
      fetch('/', { signal: AbortSignal.abort() }), fetch('/', Object.freeze({ method: { toString: () => 'TRACE' } })),
      fetch.call({}, '/'), fetch('/', { headers: { get a() { throw new RangeError('own'); } } })].map(error));`,
  'bodies, which are still whole': `
    const request = new Request('/body', { method: 'POST', body: 'whole' });
    const before = request.bodyUsed; const sent = fetch(request); const used = request.bodyUsed;
    const stream = new Response('streamed').body;
    const copy = new Request('/body', { method: 'POST', body: 'copied' });
    const answers = [await (await sent).text(), await (await fetch(copy.clone())).text(), copy.bodyUsed, await copy.text()];
    const form = new FormData(); form.set('a', '1');
    return [before, used, ...answers, stream.locked, (await fetch('/body', { method: 'POST', body: form })).status, form.get('a')];`,
  'rejections that nobody handles': `
    const told = new Promise((resolve) => addEventListener('unhandledrejection', (event) => { event.preventDefault(); resolve(event); }, { once: true }));
    const promise = fetch('http://localhost:1/'); const event = await told;
    return [event.promise === promise, event.reason.name, event.reason.message, promise.constructor === Promise];`,
  'prototypes that the page has changed': `
    const heard = []; let listening = false;
    for (const [owner, keys] of [[String.prototype, ['slice', 'split', 'toLowerCase', 'toUpperCase', 'indexOf', 'trim']],
      [Array.prototype, ['push', 'map', 'join', Symbol.iterator]], [WeakMap.prototype, ['get', 'set']],
      [Headers.prototype, ['forEach', 'entries', 'keys', Symbol.iterator]], [JSON, ['stringify']], [Date, ['now']],
      [EventTarget.prototype, ['dispatchEvent']], [Reflect, ['apply', 'get', 'construct']], [Error, ['captureStackTrace']]])
      for (const key of keys) {
        const native = owner[key];
        owner[key] = function () { if (listening) heard[heard.length] = String(key); return native.apply(this, arguments); };
      }
    for (const key of ['get', 'has', 'toJSON', 'construct', 'names', 'body', '__crosscheck'])
      Object.defineProperty(Object.prototype, key, { configurable: true, get() { if (listening) heard[heard.length] = 'Object ' + key; return undefined; } });
    listening = true;
    const sent = [fetch('/tapped'), fetch('/tapped', { headers: new Headers({ a: 'b' }) }), fetch(new Request('/tapped'))];
    const xhr = new XMLHttpRequest(); xhr.open('GET', '/tapped'); xhr.setRequestHeader('a', 'b'); xhr.send(); new WebSocket('ws://localhost:1/').close();
    navigator.sendBeacon('/tapped', 'x');
    listening = false;
    await Promise.all(sent);
    return heard;`,
};

/** What a page can tell nevertheless, with what is then the only difference. SECURITY.md says so. */
export const TRACES: Readonly<Record<string, { readonly script: string; readonly without: RegExp }>> = {
  'a fresh frame’s own toString': {
    script: `
    const frame = document.createElement('iframe'); document.body.append(frame);
    const { toString } = frame.contentWindow.Function.prototype;
    return [fetch, XMLHttpRequest, WebSocket, navigator.sendBeacon].map((each) => toString.call(each));`,
    without: /(?<=function ?)\w*(?=\()/g,
  },
  'stacks of errors thrown at once': {
    script: `
    Error.stackTraceLimit = 100;
    const stackOf = function stackOf(run) { try { run(); return 'none'; } catch (caught) { return [Reflect.ownKeys(caught).map(String), caught.stack]; } };
    return [() => new WebSocket('bad:x'), () => new XMLHttpRequest().open(), () => navigator.sendBeacon(), () => document.createElement()].map(stackOf);`,
    without:
      /(?: {4}at (?:Object\.trap \[as \w+\] \()?<anonymous>:[\d:]+\)?|(?:trap)?@<anonymous code>:[\d:]+)\\n/g,
  },
  'stacks of rejected promises': {
    script: `
    Error.stackTraceLimit = 100;
    const stackOf = (promise) => promise.then(() => 'none', (caught) => [Reflect.ownKeys(caught).map(String), caught.stack]);
    return Promise.all([fetch(), fetch('http://['), fetch('http://localhost:1/')].map(stackOf));`,
    without:
      /(?: {4}at (?:Object\.trap \[as \w+\] \()?<anonymous>:[\d:]+\)?|(?:trap)?@<anonymous code>:[\d:]+)\\n/g,
  },
};

/** Runs a look in the page; the value is JSON. */
export const lookOf = (script: string): string =>
  `(async () => { ${script} })().then((seen) => JSON.stringify(seen, null, 1))`;
