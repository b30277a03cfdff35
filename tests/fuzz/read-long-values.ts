import { KEPT_NAMES } from '../../src/capture/redact/kept-headers.ts';
import { Redactor } from '../../src/capture/redact/redactor.ts';

const redactor = new Redactor('salt');

/** Reads a million characters of each part that it is given, and says when it has done so. */
for (const part of process.argv.slice(2)) {
  const run = part.repeat(Math.ceil(1_000_000 / part.length));
  redactor.url(`https://api.invalid/${run}`);
  redactor.url(`https://api.invalid/?${run}=a`);
  redactor.text(run);
  redactor.word(run);
  redactor.headers([{ name: 'X-Own', value: run }]);
  // Most names share their grammar with others.
  redactor.headers(KEPT_NAMES.map((name) => ({ name, value: run.slice(0, 50_000) })));
  process.stdout.write(`${JSON.stringify(part)}\n`);
}
