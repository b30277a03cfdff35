import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import project from './package.json' with { type: 'json' };

/** The extension. `--mode chrome` (default) or `--mode firefox`; both come from the one manifest.json. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [crx({ browser, manifest: { ...manifest, version: project.version } as ManifestV3Export })],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'chrome' ? 'chrome123' : 'firefox142',
      // What is installed can be read: nothing is minified.
      minify: false,
      modulePreload: false,
      // The manifest names devtools.html; the panel is named only by a call in devtools.ts.
      rollupOptions: { input: { panel: 'panel/panel.html' } },
    },
  };
});
