import { type Case, casePath, type HeaderLine, type Location, type Place } from './case.ts';

export type Origins = { readonly [place in Place]: string };

/** The parts of a request that an answer may repeat. Names are in lower case. */
export type Asked = { readonly headers: ReadonlyMap<string, string> };

/**
 * Fills the placeholders of a header line. `{origin}`, `{method}` and `{names}` repeat values of the request. `{page}`,
 * `{PAGE}`, `{host}` and `{name}` are the page's origin, the same in capitals, and its host with and without port.
 * Returns null if the request lacks the value; such a server leaves the line out.
 */
export function fillIn([name, value]: HeaderLine, asked: Asked, origins: Origins): HeaderLine | null {
  const { host, hostname } = new URL(origins.page);
  const method = asked.headers.get('access-control-request-method');
  const values = new Map([
    ['{origin}', asked.headers.get('origin')],
    ['{method}', method],
    ['{method-lower}', method?.toLowerCase()],
    ['{names}', asked.headers.get('access-control-request-headers') ?? (method && '')],
    ['{NAMES}', asked.headers.get('access-control-request-headers')?.toUpperCase() ?? (method && '')],
    ['{page}', origins.page],
    ['{PAGE}', origins.page.toUpperCase()],
    ['{host}', host],
    ['{name}', hostname],
  ]);
  let filled = value;
  for (const [placeholder, replacement] of values) {
    if (!filled.includes(placeholder)) continue;
    if (replacement === undefined) return null;
    filled = filled.replaceAll(placeholder, replacement);
  }
  return [name, filled];
}

/** The URL of a case's hop. */
export function urlOfHop({ hops, scheme }: Case, id: number, hop: number, origins: Origins): string {
  const url = origins[hops[hop]?.at ?? 'api'] + casePath(id, hop);
  return hop === 0 && scheme !== 'http' ? url.replace(/^http/, scheme) : url;
}

/** The value of `Location` that points to the next hop, or to nowhere. */
export function locationOf(
  location: Location,
  theCase: Case,
  id: number,
  hop: number,
  origins: Origins,
): string {
  const url = urlOfHop(theCase, id, hop + 1, origins);
  const rest = url.replace(/^http:/, '');
  const sameHost = theCase.hops[hop]?.at === theCase.hops[hop + 1]?.at;
  return {
    absolute: url,
    relative: sameHost ? casePath(id, hop + 1) : rest,
    'with-credentials': url.replace('://', '://user:secret@'),
    data: `data:text/plain,${casePath(id, hop + 1)}`,
    about: `about:blank#${casePath(id, hop + 1)}`,
    blob: `blob:${url}`,
    file: `file://${casePath(id, hop + 1)}`,
    ftp: `ftp:${rest}`,
    ws: `ws:${rest}`,
    mailto: `mailto:nobody@localhost${casePath(id, hop + 1)}`,
    javascript: `javascript:0${casePath(id, hop + 1)}`,
    unknown: `unknown:${rest}`,
    unparseable: `http://[${casePath(id, hop + 1)}`,
    empty: '',
  }[location];
}
