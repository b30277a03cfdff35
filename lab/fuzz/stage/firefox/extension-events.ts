import { readFileSync } from 'node:fs';
import type { Toolbox } from '../../../browser/firefox/toolbox.ts';
import { PATIENCE } from '../../../patience.ts';
import { caseOfUrl } from '../../cases/case.ts';
import { type HarEntry, SALT, type Seen, type SeenEvent } from '../extension-events.ts';

/** Listens in the extension's DevTools page to what Firefox reports, besides the extension's own session. */
export type FirefoxListener = {
  /** Waits until both sources have reported the end of this URL's request, and webRequest that of all others. */
  settle(fence: string): Promise<void>;
  /** What was seen of each case since the last call. */
  take(): Promise<ReadonlyMap<number, Seen>>;
};

export async function listenInFirefox({ devToolsPage }: Toolbox): Promise<FirefoxListener> {
  const script = readFileSync(new URL('in-devtools-page.js', import.meta.url), 'utf8');
  await devToolsPage.evaluate(`((SALT) => {\n${script}\n})(${JSON.stringify(SALT)})`);
  return {
    settle: async (fence) => {
      await devToolsPage.evaluate(`crosscheckListener.settled(${JSON.stringify(fence)}, ${PATIENCE})`);
    },
    take: async () => {
      const taken = await devToolsPage.evaluate('crosscheckListener.take()');
      const { events, entries } = taken as { events: SeenEvent[]; entries: HarEntry[] };
      return byCase(events, entries);
    },
  };
}

function byCase(events: readonly SeenEvent[], entries: readonly HarEntry[]): ReadonlyMap<number, Seen> {
  const cases = new Map<number, { events: SeenEvent[]; entries: HarEntry[] }>();
  const seenOf = (id: number): { events: SeenEvent[]; entries: HarEntry[] } => {
    const seen = cases.get(id) ?? { events: [], entries: [] };
    cases.set(id, seen);
    return seen;
  };
  // A redirect may lead to a URL without a case number.
  const caseOfRequest = new Map<string, number>();
  for (const seen of events) {
    const { requestId, url } = seen.details;
    const id = caseOfRequest.get(requestId) ?? caseOfUrl(url);
    if (id === null) continue;
    caseOfRequest.set(requestId, id);
    seenOf(id).events.push(seen);
  }
  for (const entry of entries) {
    const id = caseOfUrl(entry.request.url);
    if (id !== null) seenOf(id).entries.push(entry);
  }
  return cases;
}
