import { ELEMENT_APIS, type PageCall, SCRIPT_APIS } from '../src/messages.ts';

const APIS = [...SCRIPT_APIS, ...ELEMENT_APIS];

const LONGEST_URL = 8_192;
const LONGEST_STACK = 4_096;
const LONGEST_NAME = 256;
const MOST_NAMES = 100;

/** These URLs are resources of the page itself. */
const NEVER_SENT = /^(?:data|blob|about):/;

/** A beacon with a blob of any other type has mode `cors`. https://w3c.github.io/beacon/#sec-processing-model */
const SAFELISTED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

type Message = Readonly<Record<string, unknown>>;

/**
 * Reads a call from the message of a frame's bridge, and limits its texts. Null if it is not a call. What the bridge
 * itself saw, an element or a violation, is the browser's word. What came to it from the page's world is a claim, which
 * may be forged: it can tell of a script's call and of nothing else.
 */
export function readPageMessage(value: unknown, origin: string | null, now: number): PageCall | null {
  if (typeof value !== 'object' || value === null) return null;
  const message = value as Message;
  const base = textOf(message, 'base', LONGEST_URL);
  const url = resolve(textOf(message, 'url', LONGEST_URL), base);
  if (url === null || NEVER_SENT.test(url)) return null;
  const at = Math.min(Math.max(numberOf(message, 'at'), 0) || now, now);
  const apis = message.isClaim === true ? SCRIPT_APIS : APIS;
  if (message.api === 'csp' && message.isClaim !== true) {
    const [line, column] = [numberOf(message, 'line'), numberOf(message, 'column')];
    const source = textOf(message, 'source', LONGEST_URL);
    const directive = textOf(message, 'directive', 64);
    return { at, api: 'csp', url, directive, source, line, column, origin };
  }
  const api = apis.find((each) => each === message.api);
  if (api === undefined) return null;
  return {
    ...{ at, api, url, origin },
    method: normalize(textOf(message, 'method', 64)),
    mode: api === 'beacon' ? beaconMode(textOf(message, 'blob', LONGEST_NAME)) : textOf(message, 'mode', 16),
    credentials: textOf(message, 'credentials', 16),
    redirect: textOf(message, 'redirect', 16),
    headers: namesOf(message.headers),
    stack: textOf(message, 'stack', LONGEST_STACK).replace(/^Error\n/, ''),
  };
}

/** How many calls a frame says that it dropped itself; 0 if the message says nothing of it. */
export function readDropped(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const dropped = numberOf(value as Message, 'dropped');
  return Number.isInteger(dropped) && dropped > 0 ? dropped : 0;
}

function textOf(message: Message, key: string, limit: number): string {
  const value = message[key];
  return typeof value === 'string' ? value.slice(0, limit) : '';
}

function numberOf(message: Message, key: string): number {
  const value = message[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The absolute URL without its fragment, which is never sent. */
function resolve(url: string, base: string): string | null {
  const given = base === '' ? undefined : base;
  if (!URL.canParse(url, given)) return null;
  const parsed = new URL(url, given);
  parsed.hash = '';
  return parsed.href.slice(0, LONGEST_URL);
}

/** https://fetch.spec.whatwg.org/#concept-method-normalize */
function normalize(method: string): string {
  const upper = method.toUpperCase();
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method;
}

function beaconMode(type: string): string {
  const essence = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' || SAFELISTED_TYPES.includes(essence) ? 'no-cors' : 'cors';
}

function namesOf(lines: unknown): readonly string[] {
  if (typeof lines !== 'string') return [];
  const names = lines.slice(0, LONGEST_URL).split('\n');
  const short = names.map((name) => name.trim().slice(0, LONGEST_NAME).toLowerCase());
  return [...new Set(short)].filter((name) => name !== '').slice(0, MOST_NAMES);
}
