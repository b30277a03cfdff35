import type { Frame, Page } from 'playwright-core';
import { actionUrl } from '../page-source.ts';
import type { Origins, Scenario, Variant } from '../scenario.ts';
import type { BrowserTruth } from './browser-truth.ts';
import { under } from './network-conditions.ts';

/** One variant as it was run: what the panel said beside what the browser itself said. */
export type VariantResult = {
  readonly scenario: string;
  readonly variant: string;
  readonly verdict: string;
  readonly cause: string | null;
  /** The code that the panel predicts for Chromium, and the browser's own. */
  readonly predicted: string | null;
  readonly reported: string | null;
  readonly warnings: readonly string[];
  /** In what this differs from the declared expectation; empty if in nothing. */
  readonly wrong: readonly string[];
};

/** Milliseconds for what takes a moment: the recorder on its way into the page, the last news of a request. */
const PATIENCE = 10_000;

export type Stage = {
  readonly tab: Page;
  readonly panel: Frame;
  readonly truth: BrowserTruth;
  readonly origins: Origins;
};

/** Runs a variant in the tab and reads its diagnosis out of the panel, as a reader would: by opening its row. Never rejects. */
export async function runVariant(scenario: Scenario, variant: Variant, stage: Stage): Promise<VariantResult> {
  try {
    return await read(scenario, variant, stage);
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const nothing = { verdict: 'unread', cause: null, predicted: null, reported: null, warnings: [] };
    return { scenario: scenario.id, variant: variant.id, ...nothing, wrong: [reason.slice(0, 200)] };
  }
}

async function read(scenario: Scenario, variant: Variant, stage: Stage): Promise<VariantResult> {
  const { tab, panel, truth, origins } = stage;
  const { page, pageAt = 'app', recordCalls = false } = variant;
  if (recordCalls) await record(panel, true);
  try {
    if (recordCalls || new URL(tab.url()).origin !== origins[pageAt]) await visit(tab, origins[pageAt]);
    if (recordCalls) await untilRecorded(tab);
    await clear(panel);
    truth.forget();
    // The script comes over the network, too, so it has to be there before. A string: the import is the page's own.
    await tab.evaluate(`import('/run/${scenario.id}/${variant.id}.js')`);
    await under(variant.conditions, tab, async () => {
      await tab.evaluate(([s, v]) => window.lab.run(s, v), [scenario.id, variant.id] as const);
    });
    const pathFor = (action: Parameters<typeof actionUrl>[0]): string =>
      pathOfUrl(actionUrl(action, origins, `/${scenario.id}/${variant.id}`));
    const path = pathFor(page);
    const before = (page.before ?? []).filter((earlier) => pathFor(earlier).includes(path));
    const isBesideWorker = 'serviceWorker' in page;
    await openRow(panel, path, before.length + (isBesideWorker ? 2 : 1), isBesideWorker);
  } finally {
    if (recordCalls) await record(panel, false);
  }
  const article = panel.getByRole('article');
  // HAR comes a moment after the events, and may be what decides.
  await panel
    .locator(`article[data-verdict=${variant.expect.verdict}]`)
    .waitFor({ timeout: PATIENCE })
    .catch(() => undefined);
  const verdict = (await article.getAttribute('data-verdict')) ?? '';
  const cause = await article.getAttribute('data-cause');
  const predicted = await article.getAttribute('data-chromium-code');
  const warnings = (await article.getAttribute('data-warnings'))?.split(' ').filter(Boolean) ?? [];
  const reported = await truth.corsError(variant.expect.chromium !== null);
  const result = {
    scenario: scenario.id,
    variant: variant.id,
    verdict,
    cause,
    predicted,
    reported,
    warnings,
  };
  return { ...result, wrong: differences(result, variant) };
}

/** Goes to the gallery at one of the lab's pages. */
async function visit(tab: Page, origin: string): Promise<void> {
  await tab.goto(origin);
  await tab.evaluate(() => window.lab.ready);
}

async function record(panel: Frame, on: boolean): Promise<void> {
  await panel.getByRole('button', { name: 'Record calls', pressed: !on }).click();
  await panel.getByRole('button', { name: 'Record calls', pressed: on }).waitFor();
}

/** The recorder looks like the browser's own function; only the debugger can tell them apart. */
async function untilRecorded(tab: Page): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  const signal = AbortSignal.timeout(PATIENCE);
  for (;;) {
    const { result } = await session.send('Runtime.evaluate', { expression: 'fetch' });
    if (result.subtype === 'proxy') break;
    signal.throwIfAborted();
  }
  await session.detach();
}

/** Below the origin, or the whole URL where it is of a scheme that has none. */
function pathOfUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin === 'null' ? url : pathname;
}

async function clear(panel: Frame): Promise<void> {
  const button = panel.getByRole('button', { name: 'Clear' });
  if (await button.isEnabled()) await button.click();
  await panel.getByRole('option').first().waitFor({ state: 'detached' });
}

/**
 * Opens the newest of the rows with this path as soon as there are so many, or the page's own beside a worker's.
 * The panel shows problems only until it is told to show all; a row appears when its request has ended.
 */
async function openRow(panel: Frame, path: string, count: number, isBesideWorker: boolean): Promise<void> {
  const all = panel.getByRole('button', { name: 'all', exact: true });
  await all.click();
  const rows = panel.locator(`[role=option][title*=${JSON.stringify(path.slice(0, 300))}]`);
  await rows.nth(count - 1).waitFor();
  // The newest is on top, and a worker's own request comes after the one that it answers.
  await (isBesideWorker ? rows.last() : rows.first()).click();
  await panel.getByRole('article').waitFor();
}

function differences(result: Omit<VariantResult, 'wrong'>, { expect }: Variant): readonly string[] {
  const checks = [
    ['verdict', result.verdict, expect.verdict],
    ['cause', result.cause, expect.cause],
    ['browser’s code', result.reported, expect.chromium],
    ['predicted code', result.predicted, result.reported],
  ] as const;
  return [
    ...checks
      .filter(([, is, should]) => is !== should)
      .map(([what, is, should]) => `${what}: ${is}, not ${should}`),
    ...(expect.warnings ?? []).filter((id) => !result.warnings.includes(id)).map((id) => `no warning ${id}`),
  ];
}

declare global {
  interface Window {
    lab: { run(scenario: string, variant: string): Promise<string>; ready: Promise<void> };
  }
}
