import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentOf } from '../../../lab/browser/chromium-driver.ts';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { type CallStage, isNative, openCallStage } from '../support/call-stage.ts';

const CALLS_OF_AD = 5_000;
const CALLS_OF_PAGE = 20;

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
  stage.documents.set('/ad', { body: '<!doctype html><title>Advertisement</title>' });
});

afterAll(() => stage.close());

const losses = () => stage.panel.evaluate(() => window.crosscheckSession?.snapshot().losses);

/** What the session knows of the page's own calls. */
const modes = () =>
  stage.panel.evaluate(() =>
    (window.crosscheckSession?.snapshot().entries ?? [])
      .map(({ summary }) => summary.exchange)
      .filter(({ hops }) => hops[0].url.includes('/own/'))
      .map(({ call }) => call?.credentialsMode),
  );

it('an advertisement that calls without end loses its own calls, and none of the page', async () => {
  const ads = new URL(stage.page.replace('page.', 'ads.'));
  await stage.tab.goto(stage.page);
  await recordCalls(documentOf(stage.panel), true);
  await expect.poll(() => isNative(stage.tab)).toBe(false);
  await stage.tab.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, `${ads.href}ad`);
  const frame = await until('the advertisement is there', () =>
    stage.tab.frames().find((each) => each.url().endsWith('/ad')),
  );
  await expect.poll(() => isNative(frame)).toBe(false);
  // A call that was aborted before needs no network, so that the loop is as fast as it can be.
  const flood = frame.evaluate(
    ([api, count]) => {
      for (let index = 0; index < count; index += 1)
        fetch(`${api}ad/${index}`, { signal: AbortSignal.abort() }).catch(() => {});
    },
    [stage.api, CALLS_OF_AD] as const,
  );
  await stage.tab.evaluate(
    ([api, count]) =>
      Promise.all(
        Array.from({ length: count }, (_, index) => fetch(`${api}own/${index}`, { credentials: 'include' })),
      ).then(() => true),
    [stage.api, CALLS_OF_PAGE] as const,
  );
  await flood;
  await expect.poll(modes).toEqual(Array.from({ length: CALLS_OF_PAGE }, () => 'include'));
  const lost = async () => (await losses())?.calls ?? [];
  await expect.poll(lost).toEqual([{ origin: ads.origin, count: expect.any(Number) }]);
  // The loop may take longer than one second, and each second has its thousand.
  await stage.panel.getByText(`of ${ads.origin} were not recorded`).waitFor();
  await expect.poll(async () => (await lost())[0]?.count).toBeGreaterThanOrEqual(CALLS_OF_AD / 2);
});
