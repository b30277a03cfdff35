import { readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import {
  BROWSER_NAMES,
  type Capture,
  type Diagnosis,
  diagnoses,
  documentInPieces,
  lossNotes,
  printableText,
  readCapture,
  toMarkdown,
  UnusableInput,
} from '../src/index.ts';
import { toTerminal } from './to-terminal.ts';

/** `write` may return a promise: the next piece is made once it is fulfilled, so that a slow reader keeps nothing waiting in memory. */
export type Output = { write(text: string): Promise<void> | void; complain(text: string): void };

export type Format = 'terminal' | 'json' | 'markdown';

/** 0: nothing was blocked or failed. 1: something was. 2: the input cannot be used. */
export type ExitStatus = 0 | 1 | 2;

/**
 * Diagnoses every file and writes the results. If one file cannot be used, nothing is written, so that nobody takes
 * half a result for the whole.
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
    const named = files.length > 1 ? file : null;
    const noted = function* (): Generator<Diagnosis> {
      for (const diagnosis of diagnoses(capture.exchanges)) {
        if (isWithheld(diagnosis)) status = 1;
        yield diagnosis;
      }
    };
    for (const piece of PRINT[format](named, capture, noted())) await output.write(piece);
  }
  return status;
}

const isWithheld = ({ verdict }: Diagnosis): boolean => verdict === 'blocked' || verdict === 'failed';

/** Reads the exchanges of a file. If it cannot be used, returns the reason as text: `it is a folder`. */
async function read(file: string): Promise<Capture | string> {
  try {
    // Asynchronous, because the program at the other end of the pipe may be slow.
    if (file === '-') return readCapture(await text(process.stdin));
    // To read a device, or a named pipe without a writer, may never end.
    const kind = statSync(file);
    if (!kind.isFile() && !kind.isDirectory()) return 'it is not a regular file; use - for standard input';
    return readCapture(readFileSync(file, 'utf8'));
  } catch (error) {
    return error instanceof UnusableInput ? error.message : reasonOf(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'there is no permission to read it',
  EISDIR: 'it is a folder',
  ERR_STRING_TOO_LONG: 'it is larger than 512 MB',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? printableText(error instanceof Error ? error.message : String(error));
}

const PRINT = {
  terminal: (file, { losses }, found) => toTerminal(file, found, losses),
  json: (file, { browser, losses }, found) => documentInPieces(browser, found, losses, file ?? undefined),
  // Not every file has the browser's version, so the report names only the browser.
  *markdown(_, { browser, losses }, found) {
    let separator = '';
    for (const diagnosis of found) {
      yield separator + toMarkdown(diagnosis, browser && BROWSER_NAMES[browser]);
      separator = '\n';
    }
    yield* lossNotes(losses).map((note) => `${separator}${note}\n`);
  },
} as const satisfies Record<
  Format,
  (file: string | null, capture: Capture, found: Iterable<Diagnosis>) => Iterable<string>
>;
