import { expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { billOfAll, billOfBuild } from '../../scripts/bill-of-materials.mjs';

const TIME = new Date('2026-12-01T07:00:00Z');
const all = billOfAll();

const part = (name: 'preact' | '@preact/signals') => ({ name, version: project.devDependencies[name] });
const PARTS = [part('@preact/signals'), part('preact')];
const [SIGNALS, PREACT] = PARTS.map(({ name, version }) => `${name}@${version}`);

test('the bill has what is in the bundle, and nothing else that is installed', () => {
  const bill = billOfBuild(all, PARTS, project, TIME);
  expect(all.components.length).toBeGreaterThan(100);
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  expect(bill.components.map((each: object) => each)).toMatchObject([
    { 'bom-ref': SIGNALS, licenses: [{ license: { id: 'MIT' } }], hashes: [{ alg: 'SHA-512' }] },
    { 'bom-ref': PREACT, purl: `pkg:npm/${PREACT}` },
  ]);
  expect(bill.dependencies).toEqual([
    { ref: `crosscheck@${project.version}`, dependsOn: [SIGNALS, PREACT] },
    { ref: SIGNALS, dependsOn: [PREACT] },
    { ref: PREACT, dependsOn: [] },
  ]);
});

test('what ships is not called a package for development, as npm calls it', () => {
  const isForDevelopment = (bill: object) => JSON.stringify(bill).includes('package:development');
  expect(isForDevelopment(all)).toBe(true);
  expect(isForDevelopment(billOfBuild(all, PARTS, project, TIME))).toBe(false);
});

test('the bill of a commit is always the same, wherever it is made', () => {
  const again = {
    ...all,
    serialNumber: 'urn:uuid:another',
    metadata: { ...all.metadata, timestamp: 'later' },
  };
  again.metadata.component = { ...all.metadata.component, name: 'a-folder' };
  expect(billOfBuild(again, PARTS, project, TIME)).toEqual(billOfBuild(all, PARTS, project, TIME));
  expect(billOfBuild(all, PARTS, project, TIME).metadata).toMatchObject({
    timestamp: '2026-12-01T07:00:00.000Z',
    component: { name: 'crosscheck' },
  });
});

test('a package that npm does not know is no part', () =>
  expect(() => billOfBuild(all, [{ name: 'preact', version: '0.0.0' }], project, TIME)).toThrow(
    'npm sbom does not list preact@0.0.0.',
  ));
