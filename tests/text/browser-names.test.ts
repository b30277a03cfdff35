import { expect, test } from 'vitest';
import { browserWords } from '../../src/text/browser-names.ts';

test.each([
  ['chromium', '156', 'Chromium 156'],
  ['firefox', '153.0', 'Firefox 153.0'],
  ['firefox', '', 'Firefox'],
  [null, '', 'Unknown browser'],
] as const)('%s, version %j, is called %j', (name, version, words) => {
  expect(browserWords({ name, version })).toBe(words);
});
