import { expect } from 'vitest';
import type { Driver, LiveDocument } from '../../../lab/browser/driver.ts';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import type { Lab } from '../../../lab/servers/servers.ts';

/** A browser whose panel records, with what only one of the browsers can do. */
export type Busy = {
  readonly lab: Lab;
  readonly driver: Driver;
  killBackground(): Promise<unknown>;
  /** Opens so many more tabs, each at a page of the lab’s other server below `/other/`. */
  openTabs(count: number): Promise<unknown>;
  /** Closes DevTools and opens them again; returns the new panel. */
  reopenDevTools(): Promise<LiveDocument>;
  /** Reloads the extension; returns the panel that the reader has then. */
  reloadExtension(): Promise<LiveDocument>;
};

/** Of more requests at once, Chromium ends some with `net::ERR_INSUFFICIENT_RESOURCES`. */
const AT_ONCE = 1_000;

/** An expression: so many requests below `/name/` to a server that allows nobody, a thousand of them at once. */
const requests = ({ lab }: Busy, name: string, count: number): string => `(async () => {
  for (let from = 0; from < ${count}; from += ${AT_ONCE})
    await Promise.all(Array.from({ length: Math.min(${AT_ONCE}, ${count} - from) }, (_, index) =>
      fetch('${lab.origins.api}/${name}/' + (from + index), { cache: 'no-store' }).catch(() => null)));
  return true;
})()`;

type Listed = { readonly rows: number; readonly different: number; readonly blocked: number };

/** What the session has below `/name/`: rows, different URLs among them, and how many are known to be blocked. */
async function listed(panel: LiveDocument, name: string): Promise<Listed> {
  return (await panel.evaluate(`(() => {
    const found = window.crosscheckSession.snapshot().entries.map(({ summary }) => summary)
      .filter(({ exchange }) => exchange.hops[0].url.includes('/${name}/'));
    return {
      rows: found.length,
      different: new Set(found.map(({ exchange }) => exchange.hops[0].url)).size,
      blocked: found.filter(({ verdict }) => verdict === 'blocked').length,
    };
  })()`)) as Listed;
}

/** The tests of both browsers: what each does in a busy browser, and what must come of it. */
export const SITUATIONS: Readonly<Record<string, (busy: Busy) => Promise<void>>> = {
  'a burst of 5,000 requests loses none and doubles none': async (busy) => {
    const { tab, panel } = busy.driver;
    await tab.evaluate(requests(busy, 'burst', 5_000));
    await expect
      .poll(() => listed(panel, 'burst'))
      .toEqual({ rows: 5_000, different: 5_000, blocked: 5_000 });
  },
  'a background that is killed in a burst loses nothing that HAR has': async (busy) => {
    const { tab, panel } = busy.driver;
    const sent = tab.evaluate(requests(busy, 'killed', 500));
    await busy.killBackground();
    await sent;
    await expect.poll(() => listed(panel, 'killed')).toMatchObject({ rows: 500, different: 500 });
    // And it is there again.
    await tab.evaluate(requests(busy, 'reborn', 5));
    await expect.poll(() => listed(panel, 'reborn')).toEqual({ rows: 5, different: 5, blocked: 5 });
  },
  'twenty other tabs do not come into this one': async (busy) => {
    const { tab, panel } = busy.driver;
    await busy.openTabs(20);
    await tab.evaluate(requests(busy, 'own', 20));
    await expect.poll(() => listed(panel, 'own')).toEqual({ rows: 20, different: 20, blocked: 20 });
    expect(await listed(panel, 'other')).toEqual({ rows: 0, different: 0, blocked: 0 });
  },
  'what fails offline is listed as failed': async (busy) => {
    const { tab, panel, under } = busy.driver;
    await under('offline', async () => void (await tab.evaluate(requests(busy, 'offline', 20))));
    await expect.poll(() => listed(panel, 'offline')).toEqual({ rows: 20, different: 20, blocked: 0 });
  },
  'DevTools that are closed and opened again record each request once': async (busy) => {
    const { driver } = busy;
    await recordCalls(driver.panel, true);
    await expect.poll(() => driver.isNative('fetch')).toBe(false);
    await recordsAnew(busy, 'reopened', await busy.reopenDevTools());
    await expect.poll(() => driver.isNative('fetch')).toBe(true);
  },
  'an extension that is reloaded records each request once': async (busy) => {
    await recordsAnew(busy, 'reloaded', await busy.reloadExtension());
  },
};

/** A new panel knows nothing of before, and records what comes. */
async function recordsAnew(busy: Busy, name: string, panel: LiveDocument): Promise<void> {
  await busy.driver.tab.evaluate(requests(busy, name, 20));
  await expect.poll(() => listed(panel, name)).toEqual({ rows: 20, different: 20, blocked: 20 });
  expect(await panel.evaluate(`window.crosscheckSession.snapshot().degradations`)).toEqual([]);
}
