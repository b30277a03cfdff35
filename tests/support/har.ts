/** One entry as a tool writes it; what is not told is as in an ordinary answered `fetch()`. */
export type ToldHarEntry = {
  readonly url?: string;
  readonly method?: string;
  readonly at?: number;
  readonly time?: number;
  /** `Name: value` lines. */
  readonly sent?: readonly string[];
  readonly answer?: readonly string[];
  readonly status?: number | string;
  readonly redirectsTo?: string;
  readonly pageref?: string;
  /** Further fields of the response, and of the entry: `_error`, `_resourceType`. */
  readonly response?: object;
  readonly entry?: object;
};

const linesOf = (lines: readonly string[]) =>
  lines.map((line) => {
    const [, name = '', value = ''] = /^(:?[^:]*): ?(.*)$/.exec(line) ?? [];
    return { name, value };
  });

/** The text of a HAR with these entries. */
export const har = (
  log: { creator?: object; browser?: object; pages?: readonly object[] },
  entries: readonly ToldHarEntry[],
): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'a tool', version: '1' },
      ...log,
      entries: entries.map(
        ({
          url = 'https://api.test/a',
          method = 'GET',
          at = 0,
          time = 20,
          sent = [],
          answer = [],
          ...told
        }) => ({
          startedDateTime: new Date(Date.UTC(2026, 0, 2) + at).toISOString(),
          time,
          ...(told.pageref === undefined ? {} : { pageref: told.pageref }),
          request: { method, url, headers: linesOf(sent) },
          response: {
            status: told.status ?? 200,
            headers: linesOf(answer),
            redirectURL: told.redirectsTo ?? '',
            ...told.response,
          },
          ...told.entry,
        }),
      ),
    },
  });
