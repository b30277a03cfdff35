import { byteLowercase, type Header } from './header-list.ts';

/** No value contains NUL, CR or LF. Values are bytes, so no character is above U+00FF. https://fetch.spec.whatwg.org/#header-value */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids exactly these.
export const isHeaderValue = (value: string): boolean => !/[\0\r\n]|[^\u0000-\u00ff]/.test(value);

/** https://fetch.spec.whatwg.org/#forbidden-method */
export const isForbiddenMethod = (method: string): boolean => /^(connect|trace|track)$/i.test(method);

/** The request headers that only the browser sets. https://fetch.spec.whatwg.org/#forbidden-request-header */
export function isForbiddenRequestHeader({ name, value }: Header): boolean {
  const lower = byteLowercase(name);
  if (FORBIDDEN.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true;
  return OVERRIDES.has(lower) && value.split(',').some((method) => isForbiddenMethod(method.trim()));
}

const OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

const FORBIDDEN = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);
