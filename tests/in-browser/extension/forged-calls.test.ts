import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentOf } from '../../../lab/browser/chromium-driver.ts';
import { recordCalls } from '../../../lab/browser/panel-controls.ts';
import { until } from '../../../lab/browser/until.ts';
import { type CallStage, isNative, openCallStage } from '../support/call-stage.ts';
import { closedPort } from '../support/closed-port.ts';
import { FORGING_PAGE, forgeAndFetch } from '../support/forging.ts';

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
  stage.documents.set('/forging', { body: FORGING_PAGE });
  stage.documents.set('/without-header', { body: 'ok' });
  await stage.tab.goto(`${stage.page}forging`);
  await recordCalls(documentOf(stage.panel), true);
  await until('the calls are recorded', async () => !(await isNative(stage.tab)));
});

afterAll(() => stage.close());

/** What the panel shows of the requests of this URL that the browser saw; of others only the page tells. */
const shown = (part: string) =>
  stage.panel.evaluate(
    (text) =>
      (window.crosscheckSession?.snapshot().entries ?? [])
        .filter(({ summary: { exchange } }) => exchange.seenBy.webRequest || exchange.seenBy.har)
        .filter(({ summary }) => summary.exchange.hops[0].url.includes(text))
        .map(({ summary }) => ({ cause: summary.cause, forbiddenBy: summary.exchange.forbiddenBy })),
    part,
  );

it.each<[string, () => string | Promise<string>, string | null]>([
  [
    'a refused connection',
    async () => `http://127.0.0.1:${await closedPort()}/refused`,
    'connection-refused',
  ],
  ['an answer without the header', () => `${stage.api}without-header`, 'allow-origin-missing'],
  ['an answer that the page may have', () => `${stage.api}allowed`, null],
])('a page that forges whatever it can does not change the diagnosis of %s', async (_, urlOf, cause) => {
  const url = await urlOf();
  const { pathname } = new URL(url);
  expect(await stage.tab.evaluate(forgeAndFetch(url))).toBe(true);
  await expect.poll(() => shown(`${new URL(url).host}${pathname}`)).toEqual([{ cause, forbiddenBy: null }]);
  // A message that is still on its way would come before that of a later call.
  await stage.tab.evaluate(`fetch('${stage.api}later${pathname}')`);
  await expect.poll(async () => (await shown(`/later${pathname}`)).length).toBeGreaterThan(0);
  expect(await shown(`${new URL(url).host}${pathname}`)).toEqual([{ cause, forbiddenBy: null }]);
});
