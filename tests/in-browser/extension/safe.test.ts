import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOREIGN_PORTS, openForeignPort } from '../support/foreign-port.ts';
import { attachSensor, type OpenStage, openStage } from '../support/stage.ts';
import { NOTHING_SENT, tryToSend } from '../support/try-to-send.ts';

let stage: OpenStage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage.close());

it.each(FOREIGN_PORTS)('a content script that opens %s gets nothing', async (name) => {
  const sensor = await attachSensor(stage);
  const { app, api } = stage.lab.origins;
  expect(await sensor.evaluate(openForeignPort(name, app, api))).toBe('closed');
});

it('the panel can neither send anything nor write HTML', async () => {
  expect(await stage.driver.panel.evaluate(tryToSend(stage.lab.origins.api))).toEqual(NOTHING_SENT);
});
