import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { PATIENCE } from '../../../../lab/patience.ts';
import { findBrowser } from '../../../../lab/programs/find-browser.mjs';
import { markdownPages } from '../../../../markdown/vite-plugin.ts';

/** Flags that stop Chromium's own traffic. */
export const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-default-browser-check',
];

/** Flags that make screenshots equal on every machine with the fonts. */
const SAME_PIXELS = ['--font-render-hinting=none', '--force-color-profile=srgb', '--disable-lcd-text'];

export type Harness = {
  open(query: string, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
};

/** Serves the harness page on a free loopback port and opens it in a real Chromium. */
export async function startHarness(): Promise<Harness> {
  // Bundled: a page of several hundred modules would open slowly in every test.
  const outDir = mkdtempSync(join(tmpdir(), 'crosscheck-harness-'));
  const common = { configFile: false, logLevel: 'error', root: import.meta.dirname } as const;
  await build({
    ...common,
    base: './',
    build: { outDir, minify: false, modulePreload: false, target: 'esnext' },
    plugins: [markdownPages()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const base = server.resolvedUrls?.local[0] ?? '';
  const { path } = await findBrowser({ install: false });
  const browser: Browser = await chromium.launch({
    executablePath: path,
    timeout: PATIENCE,
    args: [...QUIET, ...SAME_PIXELS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  return {
    async open(query, viewport = { width: 1280, height: 900 }) {
      const context = await browser.newContext({
        viewport,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'Etc/UTC',
      });
      context.setDefaultTimeout(PATIENCE);
      await context.grantPermissions(['clipboard-read']);
      const page = await context.newPage();
      await page.goto(`${base}index.html?${query}`);
      await page.getByRole('contentinfo').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}
