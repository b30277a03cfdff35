import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVariant } from '../../../lab/run/run-variant.ts';
import missing from '../../../lab/scenarios/allow-origin-missing.ts';
import { attachSensor, type OpenStage, openStage } from '../support/stage.ts';

let stage: OpenStage;

beforeEach(async () => {
  stage = await openStage();
});

afterEach(() => stage.close());

const LISTENERS = `['onBeforeRequest', 'onBeforeSendHeaders', 'onSendHeaders', 'onHeadersReceived', 'onBeforeRedirect',
  'onResponseStarted', 'onCompleted', 'onErrorOccurred', 'onAuthRequired'].filter((name) => chrome.webRequest[name].hasListeners())`;

describe('the sensor', () => {
  it('listens while DevTools is open, and to nothing once it is closed', async () => {
    const sensor = await attachSensor(stage);
    expect(await sensor.evaluate(LISTENERS)).toContain('onHeadersReceived');
    const closed = stage.devtools.devtools.waitForEvent('close');
    // The page closes before it can answer.
    await stage.devtools.devtools.evaluate('InspectorFrontendHost.closeWindow()').catch(() => undefined);
    await closed;
    await expect.poll(() => sensor.evaluate(LISTENERS)).toEqual([]);
  });

  it('reconnects after it ended, and the next failure is diagnosed', async () => {
    const [variant] = missing.variants;
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    const before = await attachSensor(stage);
    await before.evaluate('globalThis.beforeDeath = true');
    await before.kill();
    await expect
      .poll(async () => {
        const after = await attachSensor(stage);
        return await after.evaluate('[typeof beforeDeath, chrome.webRequest.onCompleted.hasListeners()]');
      })
      .toEqual(['undefined', true]);
    const { driver, lab } = stage;
    const result = await runVariant(missing, variant, driver, lab.origins);
    expect(result.wrong).toEqual([]);
  });

  it('loses nothing that HAR still has when it ends before a request', async () => {
    const [variant] = missing.variants;
    if (variant === undefined) throw new Error('The lab has lost a variant.');
    const sensor = await attachSensor(stage);
    const { driver, lab } = stage;
    await sensor.kill();
    const result = await runVariant(missing, variant, driver, lab.origins);
    expect(result.wrong).toEqual([]);
  });
});
