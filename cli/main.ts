import { Command, Option } from 'commander';
import { version } from '../package.json' with { type: 'json' };
import { diagnoseFiles, type Output } from './diagnose-files.ts';

const program = new Command('crosscheck')
  .description('Says why the browser withheld a cross-origin response, and what to change.')
  .version(version)
  .exitOverride((error) => {
    // `--help` and `--version` are no error. Whatever else commander rejects is unusable input.
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

program
  .command('diagnose')
  .description('Diagnose recordings of Crosscheck and HAR files of any browser or proxy.')
  .argument('<file...>', 'recordings or HAR files; - reads standard input')
  .option('--json', 'print one JSON object for each file')
  .addOption(
    new Option('--markdown', 'print a report on each exchange, to paste into an issue').conflicts('json'),
  )
  .addHelpText('after', '\nExit status: 0 nothing was blocked or failed, 1 something was, 2 unusable input.')
  .action(async (files: string[], { json, markdown }: { json?: true; markdown?: true }) => {
    const output: Output = {
      write: (text) =>
        process.stdout.write(text)
          ? undefined
          : new Promise((resolve) => process.stdout.once('drain', resolve)),
      complain: (text) => process.stderr.write(text),
    };
    process.exitCode = await diagnoseFiles(files, json ? 'json' : markdown ? 'markdown' : 'terminal', output);
  });

// A reader such as `head` closes the pipe when it has enough. That is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`crosscheck: cannot write the result: ${error.message}\n`);
  process.exit(2);
});

try {
  await program.parseAsync();
} catch (error) {
  // Exit status 1 would say that something was blocked.
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`crosscheck: a fault of Crosscheck itself: ${reason}\n`);
  process.exitCode = 2;
}
