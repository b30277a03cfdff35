import { defineConfig } from 'vitest/config';
import { PATIENCE, PATIENCE_FOR_ALL } from './lab/patience.ts';

/** Tests that start a real browser. */
const BROWSER_TESTS = ['tests/in-browser/**/*.test.ts'];
/** Tests with many thousands of random inputs, or with huge ones. */
const FUZZ_TESTS = ['tests/fuzz/**/*.test.ts'];

/** Tests that take minutes: full sessions, floods, many tabs. `npm test` leaves them out. */
const LONG_TESTS = ['tests/long/**/*.test.ts'];

/** Tests that start compiler, linter and other tests in a copy of the repository. */
const TOOL_TESTS = ['tests/scripts/new-cause.test.ts'];

/** Nothing is retried: a test that passes only sometimes is a failing test. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: PATIENCE_FOR_ALL,
    hookTimeout: PATIENCE_FOR_ALL,
    expect: { poll: { timeout: PATIENCE } },
    setupFiles: ['tests/support/one-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...BROWSER_TESTS, ...FUZZ_TESTS, ...TOOL_TESTS, ...LONG_TESTS],
          // Each module is loaded once for all files, which is half of the work: a test leaves nothing behind.
          isolate: false,
          pool: 'threads',
          // Whatever the terminal of the developer wants, the texts under test have no colours.
          env: { FORCE_COLOR: '0' },
        },
      },
      { extends: true, test: { name: 'fuzz', include: FUZZ_TESTS } },
      { extends: true, test: { name: 'tools', include: TOOL_TESTS } },
      // One browser at a time.
      {
        extends: true,
        test: { name: 'in-browser', include: BROWSER_TESTS, maxWorkers: 1, fileParallelism: false },
      },
      {
        extends: true,
        test: { name: 'long', include: LONG_TESTS, maxWorkers: 1, fileParallelism: false },
      },
    ],
  },
});
