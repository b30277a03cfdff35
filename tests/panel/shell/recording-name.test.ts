import { expect, test } from 'vitest';
import { recordingName } from '../../../panel/shell/recording-name.ts';

const NOW = new Date(2026, 1, 3, 9, 4, 5);

test.each([
  ['https://shop.example.com/checkout', 'crosscheck-shop.example.com-2026-02-03-090405.json'],
  ['http://localhost:3000/', 'crosscheck-localhost-3000-2026-02-03-090405.json'],
  ['http://[::1]:80/', 'crosscheck-1-2026-02-03-090405.json'],
  ['https://xn--bcher-kva.example/', 'crosscheck-xn--bcher-kva.example-2026-02-03-090405.json'],
  ['file:///home/a/b.html', 'crosscheck-recording-2026-02-03-090405.json'],
  ['chrome://version/../..', 'crosscheck-version-2026-02-03-090405.json'],
  ['not a URL', 'crosscheck-recording-2026-02-03-090405.json'],
  [null, 'crosscheck-recording-2026-02-03-090405.json'],
])('a recording of %s is saved as %s', (page, name) => expect(recordingName(page, NOW)).toBe(name));

test('a long host is cut', () => {
  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.invalid`;
  expect(recordingName(`https://${host}/`, NOW).length).toBeLessThan(140);
});
