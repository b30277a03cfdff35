import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentOf } from '../../../lab/browser/chromium-driver.ts';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import { type CallStage, isNative, openCallStage } from '../support/call-stage.ts';

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
  stage.documents.set('/early', {
    body: `<!doctype html><script>fetch('${stage.api}early', { credentials: 'include', headers: { 'X-Early': '1' } })</script>
      <iframe srcdoc="<p>frame"></iframe>`,
  });
});

afterAll(() => stage.close());

const toggle = () => stage.panel.getByRole('button', { name: 'Record calls' });
const record = (on: boolean) => recordCalls(documentOf(stage.panel), on);

/** The calls that the session assigned to its requests of this URL, newest last. */
const callsOf = (part: string) =>
  stage.panel.evaluate(
    (text) =>
      (window.crosscheckSession?.snapshot().entries ?? [])
        .filter(({ summary }) => summary.exchange.hops[0].url.includes(text))
        .map(({ summary }) => summary.exchange.call),
    part,
  );

it('is off, until the button in the toolbar turns it on, and off again', async () => {
  await stage.tab.goto(`${stage.page}early`);
  expect(await toggle().getAttribute('aria-pressed')).toBe('false');
  expect(await isNative(stage.tab)).toBe(true);
  await record(true);
  await expect.poll(() => isNative(stage.tab)).toBe(false);
  expect(await toggle().getAttribute('aria-pressed')).toBe('true');
  await record(false);
  await expect.poll(() => isNative(stage.tab)).toBe(true);
  await expect.poll(() => callsOf('/early')).toEqual([null]);
});

it('records the first script of a page that the panel reloads, every time', async () => {
  await record(true);
  for (let time = 1; time <= 10; time += 1) {
    await stage.panel.getByRole('button', { name: 'Reload and record' }).click();
    // Earlier calls are reported when the bridge comes; the next reload must not happen before.
    await expect.poll(async () => (await callsOf('/early'))[time]).toEqual(expect.anything());
    await expect.poll(() => isNative(stage.tab, 'frames[0].fetch')).toBe(false);
    await stage.tab.evaluate((url) => frames[0]?.fetch(url, { credentials: 'omit' }), `${stage.api}framed`);
    await expect.poll(() => callsOf('/framed')).toHaveLength(time);
  }
  const early = await callsOf('/early');
  expect(early.slice(1)).toEqual(
    Array.from({ length: 10 }, () =>
      expect.objectContaining({ credentialsMode: 'include', headerNames: ['x-early'] }),
    ),
  );
  // A call may reach the session after its request.
  await expect.poll(() => callsOf('/framed')).not.toContain(null);
});

it('goes on after the background has ended', async () => {
  await stage.tab.evaluate('window.before = fetch');
  await stage.killBackground();
  await expect.poll(() => stage.tab.evaluate('window.before !== fetch')).toBe(true);
  await expect.poll(() => isNative(stage.tab)).toBe(false);
  await stage.tab.evaluate((url) => fetch(url, { credentials: 'include' }), `${stage.api}reborn`);
  await expect
    .poll(() => callsOf('/reborn'))
    .toEqual([expect.objectContaining({ credentialsMode: 'include' })]);
});

it('says so where no extension may be', async () => {
  await stage.tab.goto('chrome://version');
  await stage.panel.getByText('The calls of this page are not recorded.').waitFor();
  await stage.tab.goto(`${stage.page}early`);
  await stage.panel.getByText('The calls of this page are not recorded.').waitFor({ state: 'detached' });
});

it('leaves the page when DevTools is closed', async () => {
  await expect.poll(() => isNative(stage.tab)).toBe(false);
  const closed = stage.devtools.waitForEvent('close');
  // The page closes before it can answer.
  await stage.devtools.evaluate('InspectorFrontendHost.closeWindow()').catch(() => undefined);
  await closed;
  await expect.poll(() => isNative(stage.tab)).toBe(true);
});
