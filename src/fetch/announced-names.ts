import { byteLowercase, get, type HeaderList } from './header-list.ts';

/** The CORS-unsafe request-header names that a preflight announced. https://fetch.spec.whatwg.org/#http-access-control-request-headers */
export function announcedNames(requestHeaders: HeaderList): readonly string[] {
  return (get(requestHeaders, 'Access-Control-Request-Headers') ?? '')
    .split(',')
    .map((name) => byteLowercase(name.trim()))
    .filter((name) => name !== '');
}
