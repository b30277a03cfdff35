/**
 * A real cache between page and server: nginx, whose cache key ignores `Origin`, and which is configured to ignore
 * `Vary`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';

export type NginxCache = {
  /** Does not listen yet. Only node can ask for a free port, so this server passes its connections on to nginx. */
  readonly server: Server;
  close(): Promise<void>;
};

/**
 * Starts nginx in front of the server at `upstream`: one process, which listens and writes only in a folder of its own.
 * Rejects with what nginx says. Leaves no process and no folder behind.
 */
export async function startNginxCache(nginx: string, upstream: string): Promise<NginxCache> {
  const folder = mkdtempSync(join(tmpdir(), 'crosscheck-nginx-'));
  const socket = join(folder, 'socket');
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configuration({ folder, socket, upstream }));
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
  const server = createServer((near) => {
    const far = connect(socket);
    // When one side ends, the other must end too.
    pipeline(near, far, near, () => undefined);
  });
  return { server, close };
}

function configuration({
  folder,
  socket,
  upstream,
}: Record<'folder' | 'socket' | 'upstream', string>): string {
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
  proxy_cache_path ${folder}/cache keys_zone=lab:1m use_temp_path=off;
  server {
    listen unix:${socket};
    location / {
      proxy_pass ${upstream};
      proxy_cache lab;
      proxy_cache_key $request_uri;
      proxy_ignore_headers Vary;
      add_header X-Cache-Status $upstream_cache_status always;
    }
  }
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
