import type { Frame, Page } from 'playwright-core';
import { actionUrl } from '../page-source.ts';
import type { Origins, Scenario, Variant } from '../scenario.ts';
import type { BrowserTruth } from './browser-truth.ts';

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
  await clear(panel);
  truth.forget();
  await tab.evaluate(([s, v]) => window.lab.run(s, v), [scenario.id, variant.id] as const);
  const url = new URL(actionUrl(variant.page, origins, `/${scenario.id}/${variant.id}`));
  await openRow(panel, url.pathname);
  const article = panel.getByRole('article');
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

async function clear(panel: Frame): Promise<void> {
  const button = panel.getByRole('button', { name: 'Clear' });
  if (await button.isEnabled()) await button.click();
  await panel.getByRole('option').first().waitFor({ state: 'detached' });
}

/** The panel shows problems only until it is told to show all; the row appears when the request has ended. */
async function openRow(panel: Frame, path: string): Promise<void> {
  const all = panel.getByRole('button', { name: 'all', exact: true });
  await all.click();
  const row = panel.locator(`[role=option][title*=${JSON.stringify(path.slice(0, 300))}]`).last();
  await row.click();
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
