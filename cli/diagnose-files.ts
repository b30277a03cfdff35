import { readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import {
  type Capture,
  type Diagnosis,
  diagnoseAll,
  documentOf,
  printableText,
  readCapture,
  toMarkdown,
  UnusableInput,
} from '../src/index.ts';
import { toTerminal } from './to-terminal.ts';

export type Output = { write(text: string): void; complain(text: string): void };

export type Format = 'terminal' | 'json' | 'markdown';

/** 0: nothing blocked or failed, 1: something is, 2: unusable input. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Diagnoses every file and writes the result. One unusable file spoils the run before anything is written,
 * so that nobody takes half a result for the whole.
 */
export async function diagnoseFiles(
  files: readonly string[],
  format: Format,
  output: Output,
): Promise<ExitStatus> {
  const captures = await Promise.all(files.map(async (file) => ({ file, capture: await read(file) })));
  const unusable = captures.flatMap(({ file, capture }) =>
    typeof capture === 'string' ? [{ file, reason: capture }] : [],
  );
  if (unusable.length > 0) {
    for (const { file, reason } of unusable)
      output.complain(`crosscheck: cannot use ${printableText(file)}: ${reason}\n`);
    return 2;
  }
  let status: ExitStatus = 0;
  for (const { file, capture } of captures) {
    if (typeof capture === 'string') continue;
    const diagnoses = diagnoseAll(capture.exchanges);
    const named = files.length > 1 ? file : null;
    output.write(PRINT[format](named, capture, diagnoses));
    if (diagnoses.some(isWithheld)) status = 1;
  }
  return status;
}

/** Blocked or failed for certain, though it may be open for which reason. */
const isWithheld = ({ isCauseCertain, candidates }: Diagnosis): boolean =>
  isCauseCertain || (candidates.length > 0 && candidates.every(({ id }) => id !== 'allowed'));

/** The exchanges of a file, or in one sentence why it cannot be used. */
async function read(file: string): Promise<Capture | string> {
  try {
    // Whoever writes into the pipe may take his time.
    if (file === '-') return readCapture(await text(process.stdin));
    // A device or a pipe without a writer may never end.
    const kind = statSync(file);
    if (!kind.isFile() && !kind.isDirectory()) return 'it is no regular file; - reads standard input';
    return readCapture(readFileSync(file, 'utf8'));
  } catch (error) {
    return error instanceof UnusableInput ? error.message : reasonOf(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
  ERR_STRING_TOO_LONG: 'it is larger than 512 MB',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? printableText(error instanceof Error ? error.message : String(error));
}

const PRINT = {
  terminal: (file, _, diagnoses) => toTerminal(file, diagnoses),
  json: (file, { browser }, diagnoses) =>
    `${JSON.stringify(documentOf(browser, diagnoses, file ?? undefined))}\n`,
  // Browser families have no version in every file, so the name alone is said.
  markdown: (_, { browser }, diagnoses) =>
    diagnoses.map((diagnosis) => toMarkdown(diagnosis, browser && BROWSERS[browser])).join('\n'),
} as const satisfies Record<
  Format,
  (file: string | null, capture: Capture, diagnoses: readonly Diagnosis[]) => string
>;

const BROWSERS = { chromium: 'Chromium', firefox: 'Firefox' } as const;
