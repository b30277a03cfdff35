import { expect, test } from 'vitest';
import { auditParts, judgeAudit } from '../../scripts/audit-parts.mjs';

const PARTS = [
  { name: 'left', version: '1.0.0', folder: 'node_modules/left' },
  { name: '@scope/right', version: '2.0.0', folder: 'node_modules/@scope/right' },
];

/** What `npm audit --json` prints about one package. */
const report = (name: string, node: string, ...via: readonly unknown[]): string =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities: { [name]: { name, via, nodes: [node] } } });

const ADVISORY = { title: 'Left is wrong', severity: 'high', url: 'https://advisories.example/1' };

test('a weakness of a package that ships is said', () =>
  expect(judgeAudit(report('left', 'node_modules/left', ADVISORY), PARTS)).toEqual({
    count: 'failed',
    says: ['left 1.0.0: Left is wrong (high), https://advisories.example/1'],
  }));

test.each([
  ['of a package that does not ship', report('other', 'node_modules/other', ADVISORY)],
  ['of another version, which does not ship', report('left', 'node_modules/a/node_modules/left', ADVISORY)],
  ['of what a package needs and is not in the bundle', report('left', 'node_modules/left', 'other')],
])('a weakness %s is none of ours', (_, text) =>
  expect(judgeAudit(text, PARTS)).toEqual({
    count: 'passed',
    says: ['No weakness is known of the 2 packages that ship.'],
  }),
);

test.each([
  [JSON.stringify({ message: 'connect ECONNREFUSED' }), 'connect ECONNREFUSED'],
  [JSON.stringify({ error: { summary: 'This registry has no audit.' } }), 'This registry has no audit.'],
  ['', 'npm said nothing.'],
])('a registry out of reach is said, and nothing fails: %s', (text, why) =>
  expect(judgeAudit(text, PARTS)).toEqual({
    count: 'skipped',
    says: [`The registry gave no answer: ${why}`],
  }),
);

test('no list of packages is no clean list', () => expect(auditParts([]).count).toBe('failed'));
