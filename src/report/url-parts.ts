/** What of a URL the list and the headings show. Whatever cannot be parsed is shown whole. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || new URL(url).protocol : url;
}

/** Where there is no host, as in `data:` or in `localhost:8080/api` without its scheme, the path alone would mislead. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  return host === '' ? url : `${pathname}${search}`;
}
