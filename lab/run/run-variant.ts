import { Redactor } from '../../src/index.ts';
import type { Driver } from '../browser/driver.ts';
import * as panelControls from '../browser/panel-controls.ts';
import { until } from '../browser/until.ts';
import { expectationIn, type Origins, type Scenario, type Variant } from '../scenarios/define-scenario.ts';
import { actionUrl } from '../servers/page-source.ts';

/** The result of one variant: what the panel showed, and what the browser itself reported. */
export type VariantResult = {
  readonly scenario: string;
  readonly variant: string;
  readonly verdict: string;
  readonly cause: string | null;
  /** The codes that the panel predicts for this browser, and the browser's own code. */
  readonly predicted: readonly string[];
  readonly reported: string | null;
  readonly warnings: readonly string[];
  /** How the result differs from the declared expectation; empty if it does not. */
  readonly wrong: readonly string[];
};

/** Runs a variant in the tab and reads its diagnosis in the panel like a user, by opening its row. Never rejects. */
export async function runVariant(
  scenario: Scenario,
  variant: Variant,
  driver: Driver,
  origins: Origins,
): Promise<VariantResult> {
  try {
    return await read(scenario, variant, driver, origins);
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const nothing = { verdict: 'unread', cause: null, predicted: [], reported: null, warnings: [] };
    return { scenario: scenario.id, variant: variant.id, ...nothing, wrong: [reason.slice(0, 200)] };
  }
}

async function read(
  scenario: Scenario,
  variant: Variant,
  driver: Driver,
  origins: Origins,
): Promise<VariantResult> {
  const { tab, panel } = driver;
  const { page, pageAt = 'app' } = variant;
  const recordCalls = variant.recordCalls === true || variant.recordCalls === driver.browser;
  const expected = expectationIn(driver.browser, variant);
  if (recordCalls) await panelControls.recordCalls(panel, true);
  try {
    if (recordCalls || (await tab.evaluate('location.origin')) !== origins[pageAt]) {
      await tab.goto(origins[pageAt]);
      await tab.evaluate('lab.ready');
    }
    if (recordCalls)
      await until('the page’s calls are recorded', async () => !(await driver.isNative('fetch')));
    await panelControls.clear(panel);
    await driver.forget();
    const args = `${JSON.stringify(scenario.id)}, ${JSON.stringify(variant.id)}`;
    // The script comes over the network, too, so it has to be there before.
    await tab.evaluate(`lab.load(${args})`);
    await driver.under(variant.conditions, async () => void (await tab.evaluate(`lab.run(${args})`)));
    const pathFor = (action: Parameters<typeof actionUrl>[0]): string =>
      pathOfUrl(actionUrl(action, origins, `/${scenario.id}/${variant.id}`));
    const path = pathFor(page);
    // Those that stay within the page's origin have no row.
    const before = (page.before ?? []).filter(
      (earlier) => pathFor(earlier).includes(path) && origins[earlier.at] !== origins[pageAt],
    );
    const isBesideWorker = 'serviceWorker' in page;
    await panelControls.openRow(panel, path, before.length + (isBesideWorker ? 2 : 1), isBesideWorker);
  } finally {
    if (recordCalls) await panelControls.recordCalls(panel, false);
  }
  // HAR comes a moment after the events, and may decide.
  const isThere = async (): Promise<boolean> => {
    const { verdict, cause, predicted } = await panelControls.readDiagnosis(panel, driver.browser);
    const isNamed = verdict === expected.verdict && cause === expected.cause;
    return isNamed && listed(predicted) === listed(expected.codes);
  };
  await until('the diagnosis is as declared', isThere).catch(() => undefined);
  const diagnosis = await panelControls.readDiagnosis(panel, driver.browser);
  const reported = await driver.reportedCode(expected.reported !== null);
  const result = { scenario: scenario.id, variant: variant.id, ...diagnosis, reported };
  return { ...result, wrong: differences(result, expected) };
}

/** The URL's part after the origin, or the whole URL if its scheme has no origin. */
/** As far as the panel shows it: it masks segments that are no words, with tags that nobody can foresee. */
function pathOfUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  const [shown = ''] = new Redactor().url(origin === 'null' ? url : pathname).split('redacted-');
  return shown;
}

/** The codes as one word for each set of them. */
export const listed = (codes: readonly string[]): string | null =>
  codes.length === 0 ? null : codes.toSorted().join(' or ');

function differences(
  result: Omit<VariantResult, 'wrong'>,
  expected: ReturnType<typeof expectationIn>,
): readonly string[] {
  const checks = [
    ['verdict', result.verdict, expected.verdict],
    ['cause', result.cause, expected.cause],
    ['browser’s code', result.reported, expected.reported],
    ['predicted code', listed(result.predicted), listed(expected.codes)],
  ] as const;
  return [
    ...checks
      .filter(([, is, should]) => is !== should)
      .map(([what, is, should]) => `${what}: ${is}, not ${should}`),
    ...expected.warnings.filter((id) => !result.warnings.includes(id)).map((id) => `no warning ${id}`),
  ];
}
