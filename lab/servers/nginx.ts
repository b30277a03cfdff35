import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Nginx = {
  /** The path of the socket on which it listens. */
  readonly socket: string;
  close(): Promise<void>;
};

/**
 * Starts nginx: one process, which listens and writes only in a folder of its own. `site` writes what stands inside
 * `http { }`; its server listens on `socket` and finds its files in `folder`. Rejects with what nginx says. Leaves no
 * process and no folder behind.
 */
export async function startNginx(
  nginx: string,
  site: (place: { folder: string; socket: string }) => string,
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'crosscheck-nginx-'));
  const socket = join(folder, 'socket');
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configuration(folder, site({ folder, socket })));
  const args = ['-e', 'stderr', '-p', folder, '-c', config];
  const child = spawn(nginx, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  // However this process ends, except by SIGKILL, nginx ends too.
  const abandon = (): void => {
    child.kill('SIGKILL');
    removeFolder();
  };
  process.once('exit', abandon);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => {
    process.off('exit', abandon);
    removeFolder();
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  await listening(child).catch(async (error) => {
    await close();
    throw error;
  });
  return { socket, close };
}

function configuration(folder: string, site: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${folder}/${name};`,
  );
  return `daemon off;
master_process off;
error_log stderr notice;
pid ${folder}/nginx.pid;
lock_file ${folder}/nginx.lock;
events {}
http {
  access_log off;
${temporary.join('\n')}
${site}
}
`;
}

/** Resolves as soon as connections are accepted. */
function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      output = `${output}${chunk}`.slice(-5_000);
      // nginx prints this after it has opened its sockets.
      if (/using the "\w+" event method/.test(output)) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`nginx ended with code ${code}:\n${output}`)));
  });
}
