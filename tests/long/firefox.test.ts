import { afterAll, beforeAll, expect, it } from 'vitest';
import { openToolbox } from '../../lab/browser/firefox/toolbox.ts';
import {
  describeInFirefox,
  type FirefoxStage,
  openFirefoxStage,
} from '../in-browser/support/firefox-stage.ts';
import { type Busy, SITUATIONS } from './support/many-requests.ts';

const RELOAD = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(args[0])).reload();`;

const ERRORS = `
  return Services.console.getMessageArray()
    .filter((each) => each instanceof Ci.nsIScriptError && each.sourceName.startsWith('moz-extension:'))
    .filter(({ flags }) => !(flags & Ci.nsIScriptError.warningFlag))
    .map(({ errorMessage, sourceName, lineNumber }) => errorMessage + ' ' + sourceName + ':' + lineNumber)`;

describeInFirefox('Firefox', () => {
  let stage: FirefoxStage;
  let busy: Busy;

  beforeAll(async () => {
    stage = await openFirefoxStage();
    const { lab, driver } = stage;
    const { marionette, extensionId } = driver.launched;
    let { toolbox } = driver;
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
      reopenDevTools: async () => {
        await driver.toolbox.close();
        toolbox = await openToolbox(driver.launched);
        return toolbox.showPanel();
      },
      // Firefox replaces the panel by one of the new extension.
      reloadExtension: async () => {
        await marionette.run('chrome', RELOAD, [extensionId]);
        return toolbox.showPanel();
      },
    };
  });
  afterAll(() => stage?.close());

  it.each(Object.entries(SITUATIONS))('%s', (_, run) => run(busy));

  it('nothing of ours wrote an error to a console', async () =>
    expect(await stage.driver.launched.marionette.run('chrome', ERRORS)).toEqual([]));
});
