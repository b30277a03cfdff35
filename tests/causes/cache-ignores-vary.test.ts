import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample } from '../support/examine.ts';

const ID = 'cache-ignores-vary';
const VIA = '< Via: 1.1 0123456789abcdef.cloudfront.net (CloudFront)\n';

const example = testExample(ID, {
  phase: null,
  evidence: {
    header: 'Vary',
    allowed: 'https://shop.example.com',
    cache: 'CloudFront',
    host: 'api.example.com',
  },
  says: ['api.example.com', 'CloudFront', 'https://shop.example.com', 'Vary: Origin'],
  proof: 'not-applicable',
  change: [],
});

const warns = (text: string) => diagnosisOf(text).warnings.some(({ id }) => id === ID);

test.each(['X-Amz-Cf-Id: abc==', 'X-Amz-Cf-Pop: FRA56-P1'])('knows CloudFront by %s', (line) => {
  expect(warns(edit(example, [VIA, `< ${line}\n`]))).toBe(true);
});

test.each([
  ['no CDN is in front', edit(example, [VIA, ''], ['< X-Cache: Miss from cloudfront\n', ''])],
  // Cloudflare's default cache key contains `Origin`, whatever it does with `Vary`.
  ['it is Cloudflare', edit(example, [VIA, '< CF-Ray: 8f1-FRA\n< CF-Cache-Status: HIT\n'])],
  ['it is another proxy', edit(example, [VIA, '< Via: 1.1 varnish\n'])],
  ['only browsers may keep it', edit(example, ['public, max-age', 'private, max-age'])],
  ['nobody may keep it', edit(example, ['public, max-age=600', 'no-store'])],
  ['everybody is allowed', edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *'])],
  ['it is no GET', edit(example, ['GET', 'POST'])],
])('does not warn when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warns(text)).toBe(false);
});

test('warns of the missing line instead where Vary is absent', () => {
  const { warnings } = diagnosisOf(edit(example, ['< Vary: Origin\n', '']));
  expect(warnings.map(({ id }) => id)).toEqual(['reflected-origin-without-vary']);
});
