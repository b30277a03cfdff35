import type { Around, Callable, Created, Given, Platform, Seen } from './call-recorder-types.ts';

/**
 * Runs in the page's own world, reports each call that makes a request, and hands elements that may load something to
 * the bridge. The bridge reads them in its own world, which the page cannot change. The browser injects the source text
 * of this function, so it may use nothing outside it. The page may change every prototype, so this uses references from
 * its start, and no array, pattern or iterator that the page could intercept. The page must not notice it: it adds no
 * handler to a promise, reads no body, and reads no getter a second time.
 */
export function recordCalls(channel: string): void {
  const page = globalThis as unknown as Record<string, { readonly prototype: object }>;
  const { apply, construct, get, ownKeys, defineProperty, getOwnPropertyDescriptor: describe } = Reflect;
  const { Proxy: StandIn, Event, MouseEvent, CustomEvent, Comment } = globalThis as unknown as Platform;
  const { Error: Failure } = globalThis as unknown as Platform;
  const { captureStackTrace } = Failure;
  const { stringify } = JSON;
  const { now } = Date;
  const { isArray } = Array;
  const { isView } = ArrayBuffer;
  const uncurry =
    (native: unknown) =>
    (self: unknown, ...args: unknown[]): unknown =>
      apply(native as Callable, self, args);
  const own = (name: string, key: string) => page[name] && describe(page[name].prototype, key);
  const method = (name: string, key: string) => uncurry(own(name, key)?.value);
  const getter = (name: string, key: string) => uncurry(own(name, key)?.get) as (self: unknown) => string;
  /** Whether a value is really an object of the platform, not one that imitates it. */
  const brand = (look: Callable) => (value: unknown) => {
    try {
      look(value, 'a');
      return true;
    } catch {
      return false;
    }
  };
  const upper = method('String', 'toUpperCase') as (text: string) => string;
  const remember = method('WeakMap', 'set');
  const recall = method('WeakMap', 'get');
  const listen = method('EventTarget', 'addEventListener');
  const unlisten = method('EventTarget', 'removeEventListener');
  const dispatch = method('EventTarget', 'dispatchEvent');
  const preventDefault = method('Event', 'preventDefault');
  const isMouseEvent = brand(getter('MouseEvent', 'relatedTarget'));
  const eachHeader = method('Headers', 'forEach');
  const blobType = getter('Blob', 'type');
  const isBlob = brand(blobType);
  const isHeaders = brand(method('Headers', 'has'));
  const isRequest = brand(getter('Request', 'url'));
  const isBuffer = brand(getter('ArrayBuffer', 'byteLength'));
  const isStream = brand(getter('ReadableStream', 'locked'));

  // A recorder that runs already under this name answers, and this one ends.
  if (!dispatch(page, new Event(channel, { __proto__: null, cancelable: true }))) return;
  const node = new Comment();
  let isOn = true;
  let isMet = false;
  /** From before the bridge connected: calls, one line each, how many more there were, and elements, the newest first. */
  let waiting = '';
  let dropped = 0;
  let created: Created | null = null;

  const say = (detail: string): void => {
    if (isMet) dispatch(node, new CustomEvent(channel, { __proto__: null, detail }));
    else if (waiting.length + detail.length < 500_000) waiting += `${detail}\n`;
    else dropped += 1;
  };
  const handOver = (element: unknown): null => {
    const count = created?.count ?? 0;
    if (isMet) dispatch(node, new MouseEvent(channel, { __proto__: null, relatedTarget: element }));
    else if (count < 1_000) created = { element, before: created, count: count + 1 };
    return null;
  };
  const introduce = (): void => {
    const init = { __proto__: null, relatedTarget: node, cancelable: true };
    isMet = !dispatch(page, new MouseEvent(channel, init));
    if (!isMet) return;
    if (waiting !== '') say(waiting);
    if (dropped > 0) say(`{"dropped":${dropped}}`);
    waiting = '';
    dropped = 0;
    for (; created !== null; created = created.before) handOver(created.element);
  };
  const answer = (event: unknown): void => {
    if (isMouseEvent(event)) return;
    preventDefault(event);
    introduce();
  };

  /** The stack without our own frames. Empty if the page has `Error.prepareStackTrace`, which would be called. */
  const stackBelow = (trap: Callable): unknown => {
    if (describe(Failure, 'prepareStackTrace') !== undefined) return '';
    const holder = { __proto__: null, stack: '' as unknown };
    captureStackTrace(holder, trap);
    return typeof holder.stack === 'string' ? holder.stack : '';
  };
  /** Reports one call. An error in here must not reach the page. */
  const report = (api: string, trap: Callable, look: () => object | null): void => {
    try {
      const seen = look();
      if (seen !== null)
        say(stringify({ __proto__: null, ...seen, at: now(), api, stack: stackBelow(trap) }));
    } catch {
      // This call is not reported.
    }
  };

  const isObject = (value: unknown): value is object =>
    (typeof value === 'object' && value !== null) || typeof value === 'function';
  const textOf = (value: unknown): string => (typeof value === 'symbol' ? '' : `${value}`);
  /** Reads an object's text when the platform converts it, so that the page sees one conversion. */
  const readText = (value: unknown, seen: Seen, key: keyof Seen): unknown => {
    const read = (): unknown => readText(`${value}`, seen, key);
    if (isObject(value)) return { __proto__: null, toString: read };
    seen[key] = textOf(value);
    return value;
  };
  /** The names in the headers that a script passed. Reads no value and no getter. */
  const namesOf = (headers: unknown): string => {
    let names = '';
    const add = (_value: unknown, name: unknown): void => {
      names += `${textOf(name)}\n`;
    };
    try {
      if (isHeaders(headers)) eachHeader(headers, add);
      else if (isObject(headers)) {
        const keys = ownKeys(headers);
        for (let index = 0; index < keys.length && index < 200; index += 1) {
          const key = keys[index] ?? '';
          const entry = describe(headers, key);
          if (entry?.enumerable !== true) continue;
          if (!isArray(headers)) add(null, key);
          else if (isObject(entry.value)) add(null, describe(entry.value, '0')?.value);
        }
      }
    } catch {
      // Only a proxy that forbids this throws. The platform's own reading will fail, too.
    }
    return names;
  };
  /** The platform adds `Content-Type` for most kinds of body. */
  const withType = (headers: string, body: unknown): string => {
    if (body === undefined || body === null) return headers;
    const isBare = isBuffer(body) || isView(body) || isStream(body) || (isBlob(body) && !blobType(body));
    return isBare ? headers : `${headers}content-type\n`;
  };

  const natives = new WeakMap();
  let restore = (): void => {};
  /** Replaces a native function with a proxy, which keeps its name, length, constants and prototype. */
  const replace = (owner: object, key: string, handler: object): void => {
    const native: unknown = describe(owner, key)?.value;
    if (typeof native !== 'function') return;
    const proxy: unknown = new StandIn(native, handler);
    remember(natives, proxy, native);
    const swap = (where: object, name: string, from: unknown, to: unknown): void => {
      const found = describe(where, name);
      if (found === undefined || found.value !== from) return;
      defineProperty(where, name, { __proto__: null, ...found, value: to } as PropertyDescriptor);
    };
    const prototype: unknown = 'construct' in handler ? native.prototype : null;
    swap(owner, key, native, proxy);
    if (isObject(prototype)) swap(prototype, 'constructor', native, proxy);
    const restoreOthers = restore;
    restore = () => {
      restoreOthers();
      // If the page has replaced the proxy since, its function stays.
      swap(owner, key, proxy, native);
      if (isObject(prototype)) swap(prototype, 'constructor', proxy, native);
    };
  };
  const replaceMethod = (owner: object | undefined, key: string, around: Around): void => {
    const trap = ((native: Callable, self: unknown, args: unknown[]) =>
      isOn ? around(native, self, args, trap) : apply(native, self, args)) as Callable;
    if (owner !== undefined) replace(owner, key, { __proto__: null, apply: trap });
  };
  const replaceConstructor = (name: string, api: string, look: (made: unknown) => Seen | null): void => {
    const trap = ((native: Callable, args: unknown[], newTarget: Callable) => {
      const made: unknown = construct(native, args, newTarget);
      if (isOn) report(api, trap, () => look(made));
      return made;
    }) as Callable;
    replace(page, name, { __proto__: null, construct: trap });
  };

  /** Sees each member of the second argument of `fetch` as the platform reads it, once and in the same order. */
  const readAlong = (init: object, seen: Seen, given: Given): object => {
    const look = (_: object, key: string): unknown => {
      const value: unknown = get(init, key);
      if (value === undefined) return value;
      if (key === 'body') given.body = value;
      if (key === 'headers') given.names = namesOf(value);
      if (key !== 'method' && key !== 'mode' && key !== 'credentials' && key !== 'redirect') return value;
      return readText(value, seen, key);
    };
    return new StandIn({}, { __proto__: null, get: look } as ProxyHandler<object>);
  };

  /** The platform's defaults. */
  const blank = { url: '', method: 'GET', credentials: 'same-origin', redirect: 'follow' };
  const plain = { __proto__: null, ...blank, mode: 'cors', headers: '', blob: '' } as Seen;
  const ofRequest = { __proto__: null } as unknown as Record<string, Callable>;
  for (const key in plain)
    if (own('Request', key)?.get !== undefined) ofRequest[key] = getter('Request', key);
  replaceMethod(globalThis, 'fetch', (native, self, args, trap) => {
    const seen = { ...plain };
    if (isRequest(args[0])) {
      for (const key in ofRequest) seen[key as keyof Seen] = ofRequest[key]?.(args[0]) as string;
      seen.headers = namesOf(seen.headers);
    } else if (args.length > 0) args[0] = readText(args[0], seen, 'url');
    const given = { __proto__: null } as Given;
    if (isObject(args[1])) args[1] = readAlong(args[1], seen, given);
    const promise = apply(native, self, args);
    report('fetch', trap, () => ({ ...seen, headers: withType(given.names ?? seen.headers, given.body) }));
    return promise;
  });
  const opened = new WeakMap();
  replaceMethod(page.XMLHttpRequest?.prototype, 'open', (native, self, args) => {
    const seen = { ...plain };
    if (args.length > 1) args[0] = readText(args[0], seen, 'method');
    if (args.length > 1) args[1] = readText(args[1], seen, 'url');
    const result = apply(native, self, args);
    remember(opened, self, seen);
    return result;
  });
  replaceMethod(page.XMLHttpRequest?.prototype, 'setRequestHeader', (native, self, args) => {
    const seen = recall(opened, self) as Seen | undefined;
    const set = { ...plain };
    if (args.length > 1) args[0] = readText(args[0], set, 'headers');
    const result = apply(native, self, args);
    if (seen !== undefined) seen.headers += `${set.headers}\n`;
    return result;
  });
  const withCredentials = getter('XMLHttpRequest', 'withCredentials');
  replaceMethod(page.XMLHttpRequest?.prototype, 'send', (native, self, args, trap) => {
    // Report before sending: a synchronous request returns only at its end.
    report('xhr', trap, () => {
      const seen = recall(opened, self) as Seen | undefined;
      if (seen === undefined) return null;
      remember(opened, self, undefined);
      if (withCredentials(self)) seen.credentials = 'include';
      const hasBody = upper(seen.method) !== 'GET' && upper(seen.method) !== 'HEAD';
      if (hasBody) seen.headers = withType(seen.headers, args[0]);
      return seen;
    });
    return apply(native, self, args);
  });
  const eventSourceUrl = getter('EventSource', 'url');
  const sendsCredentials = getter('EventSource', 'withCredentials');
  replaceConstructor('EventSource', 'eventsource', (made) => {
    return { ...plain, url: eventSourceUrl(made), ...(sendsCredentials(made) && { credentials: 'include' }) };
  });
  const webSocketUrl = getter('WebSocket', 'url');
  const opening = { ...plain, mode: 'websocket', credentials: 'include', redirect: 'error' };
  replaceConstructor('WebSocket', 'websocket', (made) => ({ ...opening, url: webSocketUrl(made) }));
  replaceMethod(page.Navigator?.prototype, 'sendBeacon', (native, self, args, trap) => {
    const seen = { ...plain, method: 'POST', credentials: 'include' };
    if (args.length > 0) args[0] = readText(args[0], seen, 'url');
    const isQueued = apply(native, self, args);
    report('beacon', trap, () => {
      const blob = isBlob(args[1]) ? blobType(args[1]) : '';
      return isQueued === true ? { ...seen, headers: withType('', args[1]), blob } : null;
    });
    return isQueued;
  });

  // The bridge sees loads only of elements in the document. An element may load outside it, so each is handed over.
  const loaders = { __proto__: null, img: 1, audio: 1, video: 1, script: 1, link: 1 } as object;
  const localName = getter('Element', 'localName');
  replaceConstructor('Image', 'img', handOver);
  replaceConstructor('Audio', 'audio', handOver);
  replaceMethod(page.Document?.prototype, 'createElement', (native, self, args, trap) => {
    const made = apply(native, self, args);
    report('element', trap, () => (localName(made) in loaders ? handOver(made) : null));
    return made;
  });

  // The source text of a proxy lacks the function's name, and some libraries check it.
  replaceMethod(Function.prototype, 'toString', (native, self, args) =>
    apply(native, recall(natives, self) ?? self, args),
  );

  listen(node, `${channel}-stop`, () => {
    isOn = false;
    restore();
    unlisten(page, channel, answer);
  });
  listen(page, channel, answer);
  introduce();
}
