import { expect, test } from 'vitest';
import { plain } from '../../src/index.ts';
import { diagnosisOf, edit, testExample, testNeighbours } from '../support/examine.ts';

const ID = 'websocket-accepts-foreign-origin';

const example = testExample(ID, {
  phase: null,
  evidence: {
    host: 'api.example.com',
    url: 'wss://api.example.com/chat',
    origins: ['https://shop.example.com', 'https://blog.example.net'],
  },
  says: ['wss://api.example.com/chat', 'https://shop.example.com', 'https://blog.example.net', '101'],
  proof: 'not-applicable',
  change: [],
});

const warningOf = (text: string) => diagnosisOf(text).warnings.find(({ id }) => id === ID) ?? null;
const FIRST = 'https://shop.example.com';
const SECOND = 'https://blog.example.net';
/** The example with the first exchange changed. */
const before = (...edits: readonly (readonly [string, string])[]): string => {
  const [first = '', ...rest] = example.split('---');
  return [edit(first, ...edits), ...rest].join('---');
};
const ANSWER = '< 101\n< Upgrade: websocket\n< Connection: Upgrade\n';

test('says two, not every', () =>
  expect(plain(warningOf(example)?.headline ?? [])).toBe('Two unrelated origins could open this WebSocket'));

test('takes null for unrelated to everybody', () => {
  const sandboxed = before(['page:', 'origin: null\npage:'], [`> Origin: ${FIRST}`, '> Origin: null']);
  const own = edit(sandboxed, [`page: ${SECOND}`, `origin: ${SECOND}\npage: ${SECOND}`]);
  expect(warningOf(own)?.evidence).toMatchObject({ origins: ['null', SECOND] });
});

test.each([
  ['both are of one domain', edit(example, [SECOND, 'https://blog.example.com'])],
  ['one is the developer’s machine', edit(example, [FIRST, 'http://localhost:3000'])],
  ['the same origin came twice', edit(example, [SECOND, FIRST])],
  ['it was another URL', before(['/chat', '/prices'])],
])('is silent when %s', (_, text) => {
  expect(diagnosisOf(text).verdict).toBe('allowed');
  expect(warningOf(text)).toBe(null);
});

test('is silent when the first was refused, and warned of what was let in', () => {
  const refused = before([ANSWER, '']).replace('end: delivered', 'end: net::ERR_FAILED');
  const opened = refused.replace(`page: ${SECOND}`, `end: delivered\npage: ${SECOND}`);
  expect(diagnosisOf(opened).warnings.map(({ id }) => id)).toEqual(['websocket-not-protected-by-cors']);
});

/** The example with the second handshake ending so. */
const after = (error: string): string => {
  const [first = '', second = ''] = example.split('---');
  return [first, edit(second, [ANSWER, ''], ['page:', `end: ${error}\npage:`])].join('---');
};

testNeighbours({
  'the second is refused': [after('net::ERR_FAILED'), 'websocket-refused'],
  'the second finds nobody': [after('net::ERR_CONNECTION_REFUSED'), 'connection-refused'],
  'the second is hung up on': [after('net::ERR_CONNECTION_CLOSED'), 'connection-closed'],
});
