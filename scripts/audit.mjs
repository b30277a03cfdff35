// `npm run audit`: known weaknesses of the packages whose code ships, as the last build listed them.
import { auditParts } from './audit-parts.mjs';
import { partsOfAllBuilds } from './read-parts.mjs';

const { count, says } = auditParts(partsOfAllBuilds());
console.log(says.join('\n'));
process.exitCode = count === 'failed' ? 1 : 0;
