import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { markdownPages } from './markdown/vite-plugin.ts';
import project from './package.json' with { type: 'json' };
import { contentSecurityPolicy, MANIFEST_POLICY } from './scripts/content-security-policy.ts';
import { whatShips } from './scripts/what-ships.ts';

/** The extension. `--mode chrome` (default) or `--mode firefox`; both come from the one manifest.json. */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: [
      markdownPages(),
      withoutInnerHtml(),
      contentSecurityPolicy(),
      whatShips(),
      crx({ browser, manifest: manifestFor(browser) }),
    ],
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

function manifestFor(browser: 'chrome' | 'firefox'): ManifestV3Export {
  return {
    ...manifest,
    version: project.version,
    content_security_policy: { extension_pages: MANIFEST_POLICY },
    // Private windows: Chromium runs an extension of its own for them. Firefox refuses `split`; there the sensor tells
    // them apart by their cookie store.
    incognito: browser === 'chrome' ? 'split' : 'spanning',
  } as ManifestV3Export;
}

/** What pages and servers say is shown as text only. So the one place where Preact would write HTML is not shipped. */
function withoutInnerHtml(): Plugin {
  return {
    name: 'without-inner-html',
    transform: {
      filter: { id: /preact\/dist\/preact\.mjs$/ },
      handler(code) {
        const without = code.replace(/\|\|\(\w+\.innerHTML=\w+\.__html\)/, '');
        if (without === code || without.includes('innerHTML='))
          this.error('Preact writes HTML in a new way.');
        return { code: without, map: null };
      },
    },
  };
}
