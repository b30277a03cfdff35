import { join } from 'node:path';
import { build } from 'vite';
import { openPanel } from '../../../lab/browser/devtools-panel.ts';
import { launch } from '../../../lab/browser/launch.ts';
import { findBrowser } from '../../../lab/programs/find-browser.mjs';
import { ms, print } from './figures.ts';
import { measurePanel, open } from './measure.ts';

const root = join(import.meta.dirname, '../../..');

/** Measures the extension's panel in real DevTools with a file; `script` runs in the panel. */
export async function measureInDevTools(file: string, script: string): Promise<void> {
  await build({ root, mode: 'chrome', configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  const { path } = await findBrowser({ install: false });
  const paints: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const browser = await launch({ path, extension: join(root, 'dist/chrome'), headless: true });
    try {
      const { panel, devtools } = await openPanel(browser);
      paints.push(await panel.evaluate(firstPaint));
      if (round < 2) continue;
      print('', '');
      print('where', 'the extension in real DevTools');
      print('first paint of the empty panel', `${paints.map(ms).join(', ')} (goal: below 300 ms)`);
      await panel.evaluate(script);
      const protocol = await devtools.context().newCDPSession(panel);
      await open(panel, protocol, file);
      await measurePanel(panel, protocol, (_name, run) => run());
    } finally {
      await browser.close();
    }
  }
}

/** Resolves with the time of the first paint, which may not have happened yet. */
const firstPaint = (): Promise<number> =>
  new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const found = list.getEntriesByName('first-contentful-paint')[0];
      if (found !== undefined) resolve(found.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
