import { redactHeaders } from '../../src/capture/redact/headers.ts';
import { redactUrl } from '../../src/capture/redact/url.ts';

/** Reads a million characters of each part that it is given, and says when it has done so. */
for (const part of process.argv.slice(2)) {
  const run = part.repeat(Math.ceil(1_000_000 / part.length));
  redactUrl(`https://api.invalid/${run}`);
  redactUrl(`https://api.invalid/?${run}=a`);
  redactHeaders([
    { name: 'X-Own', value: run },
    { name: 'WWW-Authenticate', value: `Basic ${run}` },
  ]);
  process.stdout.write(`${JSON.stringify(part)}\n`);
}
