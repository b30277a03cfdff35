import { join } from 'node:path';
import { watchConsole } from '../../../browser/firefox/browser-console.ts';
import { launchFirefox } from '../../../browser/firefox/launch-firefox.ts';
import type { Marionette } from '../../../browser/firefox/marionette.ts';
import { openToolbox } from '../../../browser/firefox/toolbox.ts';
import { findFirefox } from '../../../programs/find-firefox.mjs';
import { caseOfUrl } from '../../cases/case.ts';
import type { CaseRun, PageResult } from '../case-run.ts';
import { FENCE_PATH, startCaseServers } from '../case-servers.ts';
import type { Timing } from '../extension-events.ts';
import { jobMaker } from '../jobs.ts';
import type { TruthStage } from '../truth-stage.ts';
import { listenInFirefox } from './extension-events.ts';

/**
 * Milliseconds between the requests of a case: the console is slow, and its messages carry the time of their arrival.
 */
const GAP = 500;

/** Makes room for the requests of a whole run; by default a page has room for 250. */
const EMPTY_TIMELINE =
  '(performance.setResourceTimingBufferSize(100_000), performance.clearResourceTimings(), true)';

const TIMELINE = `performance.getEntriesByType('resource').map(({ name, startTime, responseStatus }) =>
  ({ url: name, at: performance.timeOrigin + startTime, status: responseStatus }))`;

const EXTENSION = join(import.meta.dirname, '../../../../dist/firefox');

/** The same stage with Firefox, which reports its verdicts only in the console. */
export async function openFirefoxTruthStage(): Promise<TruthStage> {
  const servers = await startCaseServers();
  const firefox = await launchFirefox({
    path: findFirefox({ install: false }).path,
    extensions: [EXTENSION],
    headless: true,
  }).catch(async (error: unknown) => {
    await servers.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await firefox.close();
    await servers.close();
  };
  try {
    const { marionette } = firefox;
    const page = `${servers.origins.page}/`;
    await putCookie(marionette, servers.origins.jar);
    const listener = await listenInFirefox(await openToolbox(firefox));
    const console = await watchConsole(marionette);
    const jobsOf = jobMaker(servers);
    let nextFence = 1;
    /** Taken events belong to one run, so runs are made one after the other. */
    let last: Promise<unknown> = Promise.resolve();

    const fetchFence = async (): Promise<string> => {
      const fence = `${servers.origins.page}${FENCE_PATH}${nextFence}`;
      nextFence += 1;
      await evaluate(marionette, `fetch(${JSON.stringify(fence)}).then(() => true)`);
      return fence;
    };

    const runAlone: TruthStage['run'] = async (cases) => {
      const jobs = jobsOf(cases);
      await evaluate(marionette, EMPTY_TIMELINE);
      const results = (await evaluate(
        marionette,
        `runJobs(${JSON.stringify(jobs)}, ${GAP})`,
      )) as PageResult[][];
      await listener.settle(await fetchFence());
      // Console messages use the same channel as the page's answers; those of beacons come after their end.
      await fetchFence();
      const timings = (await evaluate(marionette, TIMELINE)) as Timing[];
      const messages = await console.take();
      const seen = await listener.take();
      return jobs.map(({ id }, index): CaseRun => {
        const theCase = cases[index];
        if (theCase === undefined) throw new Error('A job without a case.');
        return {
          browser: 'firefox',
          case: theCase,
          page,
          seen: {
            ...(seen.get(id) ?? { events: [], entries: [] }),
            timings: timings.filter(({ url }) => caseOfUrl(url) === id),
          },
          results: results[index] ?? [],
          requests: [],
          console: messages.filter(({ message }) => caseOfUrl(message) === id),
        };
      });
    };

    const stage: TruthStage = {
      browser: 'firefox',
      browserVersion: firefox.version,
      run: (cases) => {
        const run = last.then(() => runAlone(cases));
        last = run.catch(() => undefined);
        return run;
      },
      reload: async () => {
        await last;
        await marionette.send('WebDriver:Navigate', { url: page });
      },
      close,
    };
    await stage.reload();
    return stage;
  } catch (error) {
    await close();
    throw error;
  }
}

/** A cookie that only a same-site request carries. */
async function putCookie(marionette: Marionette, url: string): Promise<void> {
  await marionette.send('WebDriver:Navigate', { url });
  await marionette.send('WebDriver:AddCookie', {
    cookie: { name: 'session', value: 'left-out', sameSite: 'Lax' },
  });
}

/** The value of an expression in the page. A promise is awaited. */
async function evaluate(marionette: Marionette, expression: string): Promise<unknown> {
  const inPage = `(async () => JSON.stringify(await (${expression})))()`;
  return JSON.parse(String(await marionette.run('content', 'return window.eval(args[0])', [inPage])));
}
