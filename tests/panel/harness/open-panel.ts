import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findBrowser } from '../../../lab/browser/find-browser.mjs';

/** What stops the traffic Chromium makes of its own accord. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-default-browser-check',
];

export type Harness = {
  open(query: string, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
};

/** Serves the harness page on a free loopback port and opens it in a real Chromium. */
export async function startHarness(): Promise<Harness> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  await server.listen();
  const base = server.resolvedUrls?.local[0] ?? '';
  const { path } = await findBrowser({ install: false });
  const browser: Browser = await chromium.launch({
    executablePath: path,
    args: process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET,
  });
  return {
    async open(query, viewport = { width: 1280, height: 900 }) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      await context.grantPermissions(['clipboard-read']);
      const page = await context.newPage();
      await page.goto(`${base}tests/panel/harness/index.html?${query}`);
      await page.getByRole('contentinfo').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
