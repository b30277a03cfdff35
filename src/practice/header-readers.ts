import {
  corsExposedHeaderNameList,
  isCorsSafelistedResponseHeaderName,
} from '../fetch/cors-exposed-headers.ts';
import { byteLowercase, type Header, type HeaderList } from '../fetch/header-list.ts';
import type { CredentialsMode } from '../fetch/request.ts';

/** Response headers that pages read and browsers ignore: page counts, request ids, rate limits, uploads, tokens. */
const FOR_PAGES =
  /^((x-)?(total|total-count|total-pages|page-count|pagination)|x-(page|per-page|next-page|prev-page)|x-wp-total(pages)?|x-pagination-[\w-]+|(x-)?(request|correlation|trace)-id|retry-after|(x-)?rate-?limit(-[\w-]+)?|content-range|(upload|tus)-[\w-]+|deprecation|sunset|authorization|access-token|x-auth-token|x-(csrf|xsrf)-token)$/;

/** Headers that pages read only with certain values: in `Link`, `rel="next"` is for pages, `rel="preload"` is not. */
const FOR_PAGES_BY_VALUE = new Map([
  ['link', /;\s*rel\s*=[^,;]*\b(next|prev|previous|first|last)\b/i],
  ['content-disposition', /filename/i],
  ['etag', /^"/],
]);

type SeenAnswer = {
  readonly method: string;
  readonly status: number | null;
  readonly headerList: HeaderList;
  readonly credentialsMode: CredentialsMode;
};

/** The names, as sent, of headers that pages usually read and that this response does not expose to its page. */
export function unreadableNames(answer: SeenAnswer): readonly string[] {
  const exposed = corsExposedHeaderNameList(answer.headerList, answer.credentialsMode);
  const names = new Map<string, string>();
  for (const header of answer.headerList) {
    if (isCorsSafelistedResponseHeaderName(header.name, exposed) || !isForPages(header, answer)) continue;
    const lower = byteLowercase(header.name);
    if (!names.has(lower)) names.set(lower, header.name);
  }
  return [...names.values()];
}

function isForPages({ name, value }: Header, { method, status }: SeenAnswer): boolean {
  const lower = byteLowercase(name);
  // After an upload, the page reads the ETag as a receipt. For a GET, it is for the browser's cache.
  if (lower === 'etag' && (method === 'GET' || method === 'HEAD')) return false;
  if (lower === 'location') return status === 201 || status === 202;
  return FOR_PAGES.test(lower) || FOR_PAGES_BY_VALUE.get(lower)?.test(value) === true;
}
