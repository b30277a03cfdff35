import { spawnSync } from 'node:child_process';

/** What npm knows of everything that is installed, in the format of CycloneDX. */
export function billOfAll() {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28, shell: process.platform === 'win32' };
  const { status, stdout, stderr } = spawnSync('npm', args, options);
  if (status !== 0) throw new Error(`npm sbom ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * The bill of one build: what is in the bundle and nothing else. It is the same for the same commit, so it has the
 * commit's time and no number of its own.
 */
export function billOfBuild({ serialNumber, ...all }, parts, { name, version }, time) {
  const product = `${name}@${version}`;
  const refs = parts.map((part) => `${part.name}@${part.version}`);
  const component = { ...all.metadata.component, name };
  return {
    ...all,
    metadata: { ...all.metadata, timestamp: time.toISOString(), component },
    components: refs.map((ref) => shipped(all.components, ref)),
    dependencies: [
      { ref: product, dependsOn: refs },
      ...refs.map((ref) => ({ ref, dependsOn: among(all.dependencies, ref, refs) })),
    ],
  };
}

/** A package as npm lists it, without npm's note that it is only for development: its code is in the bundle. */
function shipped(components, ref) {
  const component = components.find((each) => each['bom-ref'] === ref);
  if (component === undefined) throw new Error(`npm sbom does not list ${ref}.`);
  const properties = component.properties.filter(({ name }) => name !== 'cdx:npm:package:development');
  return { ...component, properties };
}

const among = (dependencies, ref, refs) =>
  (dependencies.find((each) => each.ref === ref)?.dependsOn ?? []).filter((each) => refs.includes(each));
