import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import type { Browser } from '../../../src/index.ts';
import { launch } from '../../browser/launch.ts';
import { PATIENCE } from '../../patience.ts';
import { findBrowser } from '../../programs/find-browser.mjs';
import type { Case } from '../cases/case.ts';
import { watchVerdicts } from './browser-verdicts.ts';
import type { CaseRun, PageResult } from './case-run.ts';
import { FENCE_PATH, startCaseServers } from './case-servers.ts';
import { listenInExtension } from './extension-events.ts';
import { jobMaker } from './jobs.ts';

/** The servers of the cases, a browser with the extension and DevTools, and the page that makes the requests. */
export type TruthStage = {
  readonly browser: Browser;
  readonly browserVersion: string;
  /** Runs the cases in parallel. All events of a case have arrived when this resolves. */
  run(cases: readonly Case[]): Promise<readonly CaseRun[]>;
  /** Reloads the page, which empties DevTools. Not while cases run. */
  reload(): Promise<void>;
  close(): Promise<void>;
};

/** Milliseconds between the requests of a case, so that events can be assigned to one of them by time. */
const GAP = 60;

const EXTENSION = join(import.meta.dirname, '../../../dist/chrome');

export async function openTruthStage(): Promise<TruthStage> {
  const { path } = await findBrowser({ install: false });
  const servers = await startCaseServers();
  const browser = await launch({ path, extension: EXTENSION, headless: true });
  const close = async (): Promise<void> => {
    await browser.close();
    await servers.close();
  };
  try {
    const { protocol, tab, devtools } = browser;
    const changes = new EventEmitter().setMaxListeners(0);
    const notify = (): boolean => changes.emit('change');
    const { product } = await protocol.send('Browser.getVersion');
    const listener = await listenInExtension(devtools, notify);
    const verdicts = await watchVerdicts(tab, notify);
    const page = `${servers.origins.page}/`;
    // Only a same-site request carries it.
    const cookie = { name: 'session', value: 'left-out', url: servers.origins.jar, sameSite: 'Lax' } as const;
    await tab.context().addCookies([cookie]);
    const jobsOf = jobMaker(servers);
    let nextFence = 1;

    /** Waits until everything that was announced so far has ended, as the browser and as the extension see it. */
    const settle = async (ids: readonly number[]): Promise<void> => {
      const fence = `${servers.origins.page}${FENCE_PATH}${nextFence}`;
      nextFence += 1;
      await tab.evaluate(`fetch(${JSON.stringify(fence)}).then(() => true)`);
      const isOver = (): boolean =>
        verdicts.hasEnded(fence) &&
        listener.hasEnded(fence) &&
        ids.every((id) => verdicts.isOver(id) && listener.isOver(id));
      const signal = AbortSignal.timeout(PATIENCE);
      while (!isOver() && !signal.aborted) await once(changes, 'change', { signal }).catch(() => undefined);
    };

    const stage: TruthStage = {
      browser: 'chromium',
      browserVersion: product.replace(/^.*\//, ''),
      run: async (cases) => {
        const jobs = jobsOf(cases);
        const results = await tab.evaluate<PageResult[][]>(`runJobs(${JSON.stringify(jobs)}, ${GAP})`);
        const ids = jobs.map(({ id }) => id);
        await settle(ids);
        const seen = await listener.seenOf(new Set(ids));
        return jobs.map(({ id }, index): CaseRun => {
          const theCase = cases[index];
          if (theCase === undefined) throw new Error('A job without a case.');
          return {
            browser: 'chromium',
            case: theCase,
            page,
            seen: seen.get(id) ?? { events: [], entries: [] },
            results: results[index] ?? [],
            requests: verdicts.requestsOf(id),
            console: verdicts.consoleOf(id),
          };
        });
      },
      reload: async () => void (await tab.goto(page)),
      close,
    };
    await stage.reload();
    return stage;
  } catch (error) {
    await close();
    throw error;
  }
}
