// Known weaknesses of the packages whose code ships. npm cannot tell them from those that only build and test, so
// `npm audit --omit=dev` would look at none.
import { spawnSync } from 'node:child_process';

/** Asks the registry, once. The registry may be out of reach: then nothing is known, and the count is `skipped`. */
export function auditParts(parts) {
  if (parts.length === 0)
    return { count: 'failed', says: ['No build has listed its packages: npm run build.'] };
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  return judgeAudit(stdout ?? '', parts);
}

/** `parts`: what `dist/parts/` lists. `text`: what `npm audit --json` printed. */
export function judgeAudit(text, parts) {
  const report = read(text);
  if (report?.vulnerabilities === undefined)
    return { count: 'skipped', says: [`The registry gave no answer: ${whyNot(report)}`] };
  const says = parts.flatMap((part) => weaknessesOf(part, report.vulnerabilities));
  return says.length > 0
    ? { count: 'failed', says }
    : { count: 'passed', says: [`No weakness is known of the ${parts.length} packages that ship.`] };
}

/** The advisories about a package itself. Those about what it needs are names only, and count where that ships, too. */
function weaknessesOf({ name, version, folder }, vulnerabilities) {
  const found = vulnerabilities[name];
  if (!found?.nodes.includes(folder)) return [];
  return found.via
    .filter((via) => typeof via === 'object')
    .map(({ severity, title, url }) => `${name} ${version}: ${title} (${severity}), ${url}`);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const whyNot = (report) => report?.message || report?.error?.summary || 'npm said nothing.';
