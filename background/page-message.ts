import { ELEMENT_APIS, type PageCall, SCRIPT_APIS } from '../src/messages.ts';

const APIS = [...SCRIPT_APIS, ...ELEMENT_APIS];

const LONGEST_URL = 8_192;
const LONGEST_STACK = 4_096;
const LONGEST_NAME = 256;
const MOST_NAMES = 100;

/** What these name is in the page already. */
const NEVER_SENT = /^(?:data|blob|about):/;

/** A blob of another type than these is sent in mode `cors`. https://w3c.github.io/beacon/#sec-processing-model */
const SAFELISTED_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

type Told = Readonly<Record<string, unknown>>;

/** Takes from a page's message what a call may say, within bounds. Null where it is no call, whoever sent it. */
export function readPageMessage(message: unknown, origin: string | null, now: number): PageCall | null {
  if (typeof message !== 'object' || message === null) return null;
  const told = message as Told;
  const base = textOf(told, 'base', LONGEST_URL);
  const url = resolve(textOf(told, 'url', LONGEST_URL), base);
  if (url === null || NEVER_SENT.test(url)) return null;
  const at = Math.min(Math.max(numberOf(told, 'at'), 0) || now, now);
  if (told.api === 'csp') {
    const [line, column] = [numberOf(told, 'line'), numberOf(told, 'column')];
    const source = textOf(told, 'source', LONGEST_URL);
    return { at, api: 'csp', url, directive: textOf(told, 'directive', 64), source, line, column };
  }
  const api = APIS.find((each) => each === told.api);
  if (api === undefined) return null;
  return {
    ...{ at, api, url, origin },
    method: normalize(textOf(told, 'method', 64)),
    mode: api === 'beacon' ? beaconMode(textOf(told, 'blob', LONGEST_NAME)) : textOf(told, 'mode', 16),
    credentials: textOf(told, 'credentials', 16),
    redirect: textOf(told, 'redirect', 16),
    headers: namesOf(told.headers),
    stack: textOf(told, 'stack', LONGEST_STACK).replace(/^Error\n/, ''),
  };
}

function textOf(told: Told, key: string, limit: number): string {
  const value = told[key];
  return typeof value === 'string' ? value.slice(0, limit) : '';
}

function numberOf(told: Told, key: string): number {
  const value = told[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The absolute URL without its fragment, as it goes over the network. */
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
