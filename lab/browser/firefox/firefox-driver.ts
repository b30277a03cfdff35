import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATIENCE } from '../../patience.ts';
import { findFirefox } from '../../programs/find-firefox.mjs';
import type { Lab } from '../../servers/servers.ts';
import type { Driver, LiveDocument } from '../driver.ts';
import { motionEnds } from '../motion-ends.ts';
import { type BrowserConsole, corsCategory, watchConsole } from './browser-console.ts';
import { underInFirefox } from './firefox-conditions.ts';
import { firefoxDocument } from './firefox-document.ts';
import { type FirefoxPreferences, type LaunchedFirefox, launchFirefox } from './launch-firefox.ts';
import type { Marionette } from './marionette.ts';
import { openToolbox, type Toolbox } from './toolbox.ts';

/** Access that only Firefox offers, for tests that need more. */
export type FirefoxDriver = Driver & {
  readonly launched: LaunchedFirefox;
  readonly toolbox: Toolbox;
  /** The extension's event page. While it is stopped, it cannot evaluate anything. */
  readonly background: LiveDocument;
};

const EXTENSION = join(import.meta.dirname, '../../../dist/firefox');
const BLOCKING_EXTENSION = join(import.meta.dirname, '../../blocking-extension');

const PREFERENCES: FirefoxPreferences = {
  // Below the page, with room for two columns.
  'devtools.toolbox.host': 'bottom',
  'devtools.toolbox.footer.height': 800,
  // Nobody can answer the prompt for access to the local network, so access is denied.
  'permissions.default.loopback-network': 2,
  'permissions.default.local-network': 2,
  // The lab's servers are on this machine and must be offline, too.
  'network.disable-localhost-when-offline': true,
};

type FirefoxOptions = { readonly headless: boolean; readonly preferences?: FirefoxPreferences };

/** Starts Firefox at the lab's gallery, with the panel in the toolbox. */
export async function openFirefox(
  lab: Lab,
  { headless, preferences = {} }: FirefoxOptions,
): Promise<FirefoxDriver> {
  const launched = await launchFirefox({
    path: findFirefox({ install: false }).path,
    extensions: [EXTENSION, BLOCKING_EXTENSION],
    headless,
    preferences: { ...PREFERENCES, ...lab.firefoxPreferences, ...preferences },
  });
  try {
    const { marionette } = launched;
    await trust(marionette, lab.trusted);
    await marionette.command('content', 'WebDriver:SetWindowRect', { width: 1500, height: 1300 });
    const goto = async (url: string): Promise<void> =>
      void (await marionette.command('content', 'WebDriver:Navigate', { url }));
    await goto(lab.origins.app);
    const toolbox = await openToolbox(launched);
    const panel = await toolbox.showPanel();
    const console = await watchConsole(marionette);
    const tab = firefoxDocument(marionette, 'window.gBrowser.selectedBrowser');
    await tab.evaluate('lab.ready');
    return {
      browser: 'firefox',
      launched,
      toolbox,
      background: firefoxDocument(marionette, backgroundOf(launched)),
      tab: { ...tab, goto },
      panel,
      isNative: tab.isNative,
      forget: async () => void (await console.take()),
      reportedCode: (expected) => reportedCode(console, tab, expected),
      under: (conditions, act) => underInFirefox(conditions, marionette, act),
      screenshot: async (path) => {
        await panel.evaluate(`(${motionEnds})()`);
        const { value } = await marionette.command('chrome', 'WebDriver:TakeScreenshot', { full: false });
        writeFileSync(path, Buffer.from(String(value), 'base64'));
      },
      letGo: async () => marionette.close(),
      closed: launched.closed,
      close: launched.close,
    };
  } catch (error) {
    await launched.close();
    throw error;
  }
}

const backgroundOf = ({ extensionId }: LaunchedFirefox): string =>
  `[...WebExtensionPolicy.getByID(${JSON.stringify(extensionId)}).extension.views]
    .find(({ viewType }) => viewType === 'background').xulBrowser`;

const TRUST = `
  const [pem, hosts] = args;
  const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
  const overrides = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService);
  const certificate = certificates.constructX509FromBase64(pem.replace(/-----[^-]+-----|\\s/g, ''));
  for (const [name, port] of hosts) overrides.rememberValidityOverride(name, port, {}, certificate, true);`;

/** Trusts the certificate for these hosts only: another host of the lab must stay untrusted. */
async function trust(marionette: Marionette, { certificate, hosts }: Lab['trusted']): Promise<void> {
  await marionette.run('chrome', TRUST, [certificate, hosts]);
}

async function reportedCode(
  console: BrowserConsole,
  tab: LiveDocument,
  expected: boolean,
): Promise<string | null> {
  // A report may come later than the page's result.
  const end = Date.now() + (expected ? PATIENCE : 0);
  for (;;) {
    // Console messages use the same channel as the page's answers, so after this answer they have arrived.
    await tab.evaluate(`fetch('/fetch.html', { cache: 'no-store' }).then(() => true, () => true)`);
    const [code = null] = (await console.take()).flatMap((message) => corsCategory(message) ?? []);
    if (code !== null || Date.now() > end) return code;
  }
}
