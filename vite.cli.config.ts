import { chmodSync } from 'node:fs';
import { defineConfig } from 'vite';
import { whatShips } from './scripts/what-ships.ts';

const file = 'dist/cli/crosscheck.js';

/** The command line: one file that needs nothing but Node. */
export default defineConfig({
  plugins: [whatShips(), { name: 'executable', writeBundle: () => chmodSync(file, 0o755) }],
  ssr: { noExternal: true },
  build: {
    ssr: 'cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    minify: false,
    rollupOptions: {
      output: { entryFileNames: 'crosscheck.js', banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
});
