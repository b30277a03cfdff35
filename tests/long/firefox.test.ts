import { afterAll, beforeAll, it } from 'vitest';
import {
  describeInFirefox,
  type FirefoxStage,
  openFirefoxStage,
} from '../in-browser/support/firefox-stage.ts';
import { type Busy, SITUATIONS } from './support/many-requests.ts';

describeInFirefox('Firefox', () => {
  let stage: FirefoxStage;
  let busy: Busy;

  beforeAll(async () => {
    stage = await openFirefoxStage();
    const { lab, driver } = stage;
    const { marionette, extensionId } = driver.launched;
    busy = {
      lab,
      driver,
      killBackground: () =>
        marionette.run(
          'chrome',
          `await WebExtensionPolicy.getByID(${JSON.stringify(extensionId)}).extension
            .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
        ),
      openTabs: (count) =>
        driver.background.evaluate(`Promise.all(Array.from({ length: ${count} }, (_, index) =>
          browser.tabs.create({ url: '${lab.origins.api}/other/' + index, active: false }))).then(() => true)`),
    };
  });
  afterAll(() => stage?.close());

  it.each(Object.entries(SITUATIONS))('%s', (_, run) => run(busy));
});
