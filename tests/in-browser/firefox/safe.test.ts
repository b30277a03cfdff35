import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInFirefox, type FirefoxStage, openFirefoxStage } from '../support/firefox-stage.ts';
import { FOREIGN_PORTS, openForeignPort } from '../support/foreign-port.ts';
import { NOTHING_SENT, tryToSend } from '../support/try-to-send.ts';

describeInFirefox('the extension in Firefox', () => {
  let stage: FirefoxStage;

  beforeAll(async () => {
    stage = await openFirefoxStage();
  });
  afterAll(() => stage?.close());

  it.each(FOREIGN_PORTS)('tells nothing to a content script that opens %s', async (name) => {
    const { app, api } = stage.lab.origins;
    expect(await stage.driver.background.evaluate(openForeignPort(name, app, api))).toBe('closed');
  });

  it('has a panel that can neither send anything nor write HTML', async () => {
    expect(await stage.driver.panel.evaluate(tryToSend(stage.lab.origins.api))).toEqual(NOTHING_SENT);
  });
});
