import type { Diagnosis } from '../../diagnosis/types.ts';
import { curlCommand, type Sent } from './curl-command.ts';
import { quoteForPosix } from './quote-for-posix.ts';
import { quoteForPowerShell } from './quote-for-powershell.ts';

export type Shell = 'posix' | 'powershell';

/**
 * The preflight or the request itself as a curl command to paste, as close to what the browser sent as the recording allows.
 * It follows no redirects, because the browser judges every answer. Null if there is nothing to send.
 */
export function toCurl(diagnosis: Diagnosis, sent: Sent, shell: Shell): string | null {
  const command = curlCommand(diagnosis, sent);
  if (command === null) return null;
  const notes = command.notes.map((note) => `# ${note}`);
  return [...notes, ...(shell === 'posix' ? forPosix : forPowerShell)(command.options), ''].join('\n');
}

type Options = NonNullable<ReturnType<typeof curlCommand>>['options'];

/** One option on each line. */
function forPosix(options: Options): readonly string[] {
  const [first, ...others] = options.map((words) => words.map((word) => quoteForPosix(word ?? '')).join(' '));
  const lines = [`curl ${first}`, ...others.map((words) => `  ${words}`)];
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line} \\`));
}

/**
 * Windows PowerShell 5.1 passes double quotes to a program unchanged, PowerShell 7.3 escapes them. A setting makes 7.3 do
 * it the old way, and 5.1 ignores that setting, so one text works in both. `curl` alone is another command in 5.1.
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
