import { expect, test } from 'vitest';
import { diagnosisOf, edit, testExample } from '../support/examine.ts';

const ID = 'reflected-origin-without-vary';

const example = testExample(ID, {
  phase: null,
  evidence: {
    header: 'Vary',
    allowed: 'https://shop.example.com',
    host: 'api.example.com',
    alsoAllowed: null,
  },
  says: ['api.example.com', 'https://shop.example.com', 'If the server answers each origin'],
  proof: 'not-applicable',
  change: [{ set: 'Vary', to: 'Origin', on: ['response'] }],
});

const found = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID);

/** Another page asked the same server first, and got the origin `received`. */
const after = (received: string, end: string) => {
  const [settings = '', request = ''] = example.split('\n\n');
  const before = edit(
    `${settings}\n\n${request}`,
    ['https://shop.example.com', 'https://www.example.com'],
    ['/products', '/other'],
    ['Allow-Origin: https://www.example.com', `Allow-Origin: ${received}`],
    ['end: delivered', `end: ${end}`],
  );
  return `${before}\n--- 50 ms later\n${example}`;
};

test('is sure where another origin was answered with its own name', () => {
  expect(found(after('https://www.example.com', 'delivered'))?.evidence).toMatchObject({
    alsoAllowed: 'https://www.example.com',
  });
});

test('is silenced by its own change', () => {
  expect(found(edit(example, ['< Cache-Control', '< Vary: Origin\n< Cache-Control']))).toBeUndefined();
});

test.each([
  ['the server named this origin to another page, too', after('https://shop.example.com', 'withheld')],
  ['no cache may keep it', edit(example, ['public, max-age=600', 'no-store'])],
  ['it is a POST', edit(example, ['GET', 'POST'])],
  ['everybody is allowed', edit(example, ['Allow-Origin: https://shop.example.com', 'Allow-Origin: *'])],
  ['Vary is *', edit(example, ['< Cache-Control', '< Vary: *\n< Cache-Control'])],
])('does not warn when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(found(text)).toBeUndefined();
});
