import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { PATIENCE } from '../patience.ts';
import { type InspectedTab, inspect, inspectAgain, openTab } from './inspected-tab.ts';

export type LaunchOptions = {
  readonly path: string;
  readonly extension: string;
  readonly headless: boolean;
  /** Flags for this run only. */
  readonly flags?: readonly string[];
};

/** A browser with the extension loaded and a tab with DevTools open. */
export type LaunchedBrowser = InspectedTab & {
  readonly extensionId: string;
  /** Opens DevTools again after they were closed. */
  reopenDevTools(): Promise<InspectedTab>;
  /** Resolves when the browser has ended for any reason. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
};

/** Blocks and redirects the requests of the scenarios about extensions, and no others. */
const BLOCKING_EXTENSION = join(import.meta.dirname, '../blocking-extension');

/** No background traffic, prompts or updates. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
];

/**
 * For runs that compare with the browser's own verdict. A hidden window draws and keeps time like a visible one, and
 * sandboxed frames report in the session of their page, which exists before any report.
 */
const WATCHED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=IsolateSandboxedIframes',
];

/**
 * Starts a browser with an empty profile of its own, loads the extension and opens a tab with DevTools.
 * Rejects if the browser does not start; leaves no process and no profile behind.
 */
export async function launch({
  path,
  extension,
  headless,
  flags = [],
}: LaunchOptions): Promise<LaunchedBrowser> {
  const profile = createProfile();
  const args = [
    ...QUIET,
    ...(headless ? WATCHED : []),
    ...flags,
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    '--enable-unsafe-extension-debugging',
    '--auto-open-devtools-for-tabs',
    '--window-size=1500,1300',
    ...(headless ? ['--headless=new', '--disable-gpu', '--hide-scrollbars'] : []),
    // The sandbox does not work as root; other users keep it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    'about:blank',
  ];
  const browser = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  // However this process ends, except by SIGKILL, the browser ends and no profile stays.
  const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;
  const abandon = (): void => {
    browser.kill('SIGKILL');
    // An exiting process cannot await anything, and the browser's processes write until they notice.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    rmSync(profile, removal);
  };
  process.once('exit', abandon);
  const closed = ended(browser).then(async () => {
    // The browser's processes may still write. Only the asynchronous `rm` tries again where a folder is not empty yet.
    await rm(profile, removal);
    process.off('exit', abandon);
  });
  try {
    const webSocketUrl = await readWebSocketUrl(browser, path);
    // A copy, because the browser writes its own form of the rules beside them.
    const blockingExtension = join(profile, 'blocking-extension');
    cpSync(BLOCKING_EXTENSION, blockingExtension, { recursive: true });
    const { extensionId, targetId } = await openTab(webSocketUrl, [blockingExtension, extension]);
    const inspected = await inspect(webSocketUrl, targetId);
    return {
      ...inspected,
      ...{ extensionId, closed },
      reopenDevTools: () => inspectAgain(webSocketUrl, targetId, inspected.protocol),
      close: () => close(browser, inspected.protocol, closed),
    };
  } catch (error) {
    browser.kill('SIGKILL');
    await closed;
    throw error;
  }
}

/** An empty profile whose DevTools opens below the page, where the panel has room for two columns. */
function createProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'crosscheck-profile-'));
  mkdirSync(join(profile, 'Default'));
  const sizes = { vertical: { size: 0 }, horizontal: { size: 760 } };
  const devtools = {
    preferences: { currentDockState: '"bottom"', 'inspector-view.split-view-state': JSON.stringify(sizes) },
  };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ devtools }));
  return profile;
}

function readWebSocketUrl(browser: ChildProcess, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    browser.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      output = `${output}${chunk}`.slice(-10_000);
      const match = /DevTools listening on (ws:\S+)/.exec(output);
      if (match?.[1]) resolve(match[1]);
    });
    const late = setTimeout(
      () => reject(new Error(`${path} was not ready within ${PATIENCE / 1000} seconds.`)),
      PATIENCE,
    );
    late.unref();
    browser.once('error', reject);
    browser.once('exit', (code) =>
      reject(new Error(`the browser ended with code ${code} before it was ready:\n${output}`)),
    );
  });
}

function ended(browser: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    browser.once('exit', () => resolve());
    browser.once('error', () => resolve());
  });
}

async function close(browser: ChildProcess, protocol: CDPSession, closed: Promise<void>): Promise<void> {
  if (browser.exitCode === null && browser.signalCode === null) {
    // There is no answer if the browser is already closing or the client has disconnected; only its end matters.
    protocol.send('Browser.close').catch(() => browser.kill('SIGKILL'));
  }
  await closed;
}
