import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Frame } from 'playwright-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../../lab/programs/find-browser.mjs';
import { markdownPages } from '../../../markdown/vite-plugin.ts';
import { QUIET } from '../../in-browser/panel/harness/open-panel.ts';
import { heapOf, mb, measured, ms, percentiles, print } from './figures.ts';
import { measureInDevTools } from './in-devtools.ts';
import { measurePanel, open } from './measure.ts';
import { saveTraffic } from './save-traffic.ts';

/**
 * Measures the panel with a session of fifty thousand exchanges in the installed Chromium. First: the built panel in a
 * frame beside the real recorder and session, which get what DevTools would report. Then: the extension in real
 * DevTools with the same traffic from a file. Run `npm run bench:panel`, or `npm run bench:panel -- 5000`. With
 * `--profile <folder>` it writes processor profiles there, for the Performance panel.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { profile: { type: 'string' }, only: { type: 'string' } },
});
const EXCHANGES = Number(positionals[0] ?? 50_000);
const SEED = 20260112;

const outDir = await mkdtemp(join(tmpdir(), 'crosscheck-bench-'));
const file = join(outDir, 'fifty-thousand.har');
const common = { configFile: false, logLevel: 'error' } as const;
const built = { target: 'chrome123', minify: false, modulePreload: false } as const;
await build({
  ...common,
  plugins: [markdownPages()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ...{ ...built, outDir, emptyOutDir: true },
    rollupOptions: { input: { session: 'tests/bench/panel/session.html', panel: 'panel/panel.html' } },
  },
});
await build({
  ...common,
  build: {
    ...{ ...built, outDir, emptyOutDir: false },
    lib: { entry: 'tests/bench/panel/in-panel.ts', formats: ['iife'], name: 'inPanel', fileName: 'in-panel' },
  },
});
const script = await readFile(join(outDir, 'in-panel.iife.js'), 'utf8');
try {
  await saveTraffic(file, EXCHANGES, SEED);
  if (values.only !== 'devtools') await inFrame();
  if (values.only !== 'frame') await measureInDevTools(file, script);
} finally {
  await rm(outDir, { recursive: true });
}

async function inFrame(): Promise<void> {
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const { path } = await findBrowser({ install: false });
  const args = process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET;
  const browser = await chromium.launch({ executablePath: path, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    // The polyfill loads only in an extension.
    await page.addInitScript(() => Object.assign(window.chrome, { runtime: { id: 'bench' } }));
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}tests/bench/panel/session.html`);
    const protocol = await page.context().newCDPSession(page);
    const empty = await heapOf(protocol);
    const recorded = await page.evaluate(([count, seed]) => window.bench.record(count, seed), [
      EXCHANGES,
      SEED,
    ] as const);
    const session = await heapOf(protocol);
    const each = (total: number): string => `${(total / recorded.exchanges).toFixed(3)} ms each`;
    print('exchanges', `${recorded.exchanges}, ${recorded.problems} not allowed, ${recorded.causes} causes`);
    print('where', `Chromium ${browser.version()}, the built panel in a frame beside its session`);
    print('other work of the machine', `${loadavg()[0]?.toFixed(1)} processes wait on average`);
    print('to record', `${ms(recorded.recording)} in all, ${each(recorded.recording)}`);
    print('to summarise', `${ms(recorded.summarising)} in all, ${each(recorded.summarising)}`);
    // The first opening also loads and compiles the panel's code, as in DevTools.
    const paints: number[] = [];
    for (let round = 0; round < 3; round += 1)
      paints.push(await page.evaluate(() => window.bench.openPanel()));
    print('first paint of the list', `${paints.map(ms).join(', ')} (goal: below 1000 ms)`);
    const more = await profiled(protocol, 'more', () =>
      measured(protocol, () => page.evaluate(() => window.bench.more(40))),
    );
    print('one more event, painted', percentiles(more));
    const frame = page.frames().find((each) => each.url().endsWith('/panel/panel.html')) as Frame;
    await frame.evaluate(script);
    await measurePanel(frame, protocol, (name, run) => profiled(protocol, name, run));
    const all = await heapOf(protocol);
    print('heap', `${mb(all)}; of the session ${mb(session - empty)} (goal: below 150 MB)`);
    await profiled(protocol, 'file', () => open(frame, protocol, file));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function profiled<T>(protocol: CDPSession, name: string, run: () => Promise<T>): Promise<T> {
  if (values.profile === undefined) return run();
  await protocol.send('Profiler.enable');
  await protocol.send('Profiler.start');
  const result = await run();
  const { profile } = await protocol.send('Profiler.stop');
  await mkdir(values.profile, { recursive: true });
  await writeFile(join(values.profile, `${name.replace(/\W+/g, '-')}.cpuprofile`), JSON.stringify(profile));
  return result;
}
