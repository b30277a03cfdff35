import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATIENCE, PATIENCE_FOR_ALL } from '../../patience.ts';
import { Marionette } from './marionette.ts';

export type FirefoxPreferences = Readonly<Record<string, string | number | boolean>>;

export type LaunchFirefoxOptions = {
  readonly path: string;
  /** Folders of unpacked extensions, Crosscheck first. */
  readonly extensions: readonly string[];
  readonly headless: boolean;
  /** Preferences for this run only. */
  readonly preferences?: FirefoxPreferences;
};

/** A Firefox with the extensions installed until it ends. */
export type LaunchedFirefox = {
  readonly marionette: Marionette;
  readonly version: string;
  /** The id of Crosscheck. */
  readonly extensionId: string;
  /** Resolves when the browser has ended for any reason. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
};

/** No background traffic, prompts or updates. */
const PREFERENCES: FirefoxPreferences = {
  // 0 means a free port, which Firefox writes into the profile.
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/**
 * Starts a Firefox with an empty profile of its own and installs the unpacked extensions for this run.
 * Rejects if it does not start; leaves no process and no profile behind.
 */
export async function launchFirefox({
  path,
  extensions,
  headless,
  preferences = {},
}: LaunchFirefoxOptions): Promise<LaunchedFirefox> {
  const profile = mkdtempSync(join(tmpdir(), 'crosscheck-firefox-'));
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  // Opening the toolbox needs scripts with the browser's own rights.
  const rights = ['--marionette', '--remote-allow-system-access'];
  const args = [...(headless ? ['--headless'] : []), ...rights, '--no-remote', '--profile', profile];
  // Its own home directory keeps it from writing elsewhere; the key of the display stays where it is.
  const XAUTHORITY = process.env.XAUTHORITY ?? join(homedir(), '.Xauthority');
  const firefox = spawn(path, args, {
    stdio: 'ignore',
    env: { ...process.env, XAUTHORITY, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const ended = new Promise<void>((resolve) => {
    firefox.once('exit', () => resolve());
    firefox.once('error', () => resolve());
  });
  const removeProfile = (): void => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const abandon = (): void => {
    firefox.kill('SIGKILL');
    // An exiting process cannot await anything, and the browser's processes write until they notice.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    removeProfile();
  };
  process.once('exit', abandon);
  const closed = ended.then(() => {
    process.off('exit', abandon);
    removeProfile();
  });
  try {
    const marionette = await Marionette.connect(await readPort(firefox, profile, path));
    const { capabilities } = await marionette.send('WebDriver:NewSession');
    await marionette.send('WebDriver:SetTimeouts', { script: PATIENCE_FOR_ALL });
    const ids: unknown[] = [];
    for (const extension of extensions) {
      const { value } = await marionette.send('Addon:Install', { path: extension, temporary: true });
      ids.push(value);
    }
    return {
      marionette,
      version: String((capabilities as { browserVersion: unknown }).browserVersion),
      extensionId: String(ids[0]),
      closed,
      close: async () => {
        // Firefox may end before it answers; only its end matters.
        const quit = marionette.send('Marionette:Quit', { flags: ['eForceQuit'] });
        const late = setTimeout(() => firefox.kill('SIGKILL'), PATIENCE);
        await Promise.race([quit.catch(() => undefined), closed]);
        await closed;
        clearTimeout(late);
        marionette.close();
      },
    };
  } catch (error) {
    firefox.kill('SIGKILL');
    await closed;
    throw error;
  }
}

/** Only a file announces the port. */
async function readPort(firefox: ChildProcess, profile: string, path: string): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  const end = Date.now() + PATIENCE;
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== '') return Number(text);
    if (firefox.exitCode !== null) throw new Error(`${path} ended with code ${firefox.exitCode}.`);
    if (Date.now() > end) throw new Error(`${path} was not ready within ${PATIENCE / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
