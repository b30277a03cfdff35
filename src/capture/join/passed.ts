import { contains } from '../../fetch/header-list.ts';
import type { HarRecord } from '../sources/har-entry.ts';
import type { RequestRecord } from '../sources/web-request.ts';

/** How many URLs are kept: the newest that passed. */
const MOST = 4_000;

/** The URLs that a server answered well for a request without `Origin`, in all of the session. */
export class Passed {
  private readonly urls = new Set<string>();

  add(records: Iterable<RequestRecord>, entries: Iterable<HarRecord>): void {
    for (const { hops } of records) for (const hop of hops) this.addOne(hop);
    for (const entry of entries) this.addOne(entry);
  }

  has(url: string): boolean {
    return this.urls.has(url);
  }

  private addOne({ url, requestHeaders, response }: Pick<HarRecord, 'url' | 'response'> & Headers): void {
    const { status = 0 } = response ?? {};
    const isGood = status >= 200 && status < 400;
    if (!isGood || requestHeaders === null || contains(requestHeaders, 'Origin')) return;
    this.urls.delete(url);
    this.urls.add(url);
    const [oldest] = this.urls;
    if (this.urls.size > MOST && oldest !== undefined) this.urls.delete(oldest);
  }
}

type Headers = Pick<RequestRecord['hops'][0], 'requestHeaders'>;
