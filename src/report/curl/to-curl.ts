import type { Diagnosis } from '../../diagnosis/types.ts';
import { curlCommand, type Sent } from './curl-command.ts';
import { quoteForPosix } from './quote-for-posix.ts';
import { quoteForPowerShell } from './quote-for-powershell.ts';

export type Shell = 'posix' | 'powershell';

/**
 * The preflight or the request itself as a curl command to paste, as close to what the browser sent as the recording is.
 * It follows no redirect: every answer of the server is what the browser judges. Null where there is nothing to send.
 */
export function toCurl(diagnosis: Diagnosis, sent: Sent, shell: Shell): string | null {
  const command = curlCommand(diagnosis, sent);
  if (command === null) return null;
  const notes = command.notes.map((note) => `# ${note}`);
  return [...notes, ...(shell === 'posix' ? forPosix : forPowerShell)(command.options), ''].join('\n');
}

type Options = NonNullable<ReturnType<typeof curlCommand>>['options'];

/** An option a line. */
function forPosix(options: Options): readonly string[] {
  const [first, ...others] = options.map((words) => words.map((word) => quoteForPosix(word ?? '')).join(' '));
  const lines = [`curl ${first}`, ...others.map((words) => `  ${words}`)];
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} \\`));
}

/**
 * Windows PowerShell 5.1 hands double quotes to a program as they are, PowerShell 7.3 escapes them. Its old way can be
 * chosen, and 5.1 takes no notice of the choice, so one text is right in both. `curl` alone is another command in 5.1.
 */
function forPowerShell(options: Options): readonly string[] {
  return [
    '& {',
    "  $PSNativeCommandArgumentPassing = 'Legacy'",
    '  $options = @(',
    ...options.map((words) => `    ${words.map((word) => quoteForPowerShell(word ?? '')).join('; ')}`),
    '  )',
    '  curl.exe @options',
    '}',
  ];
}
