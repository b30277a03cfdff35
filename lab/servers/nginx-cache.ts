/**
 * A real cache between page and server: nginx, whose cache key ignores `Origin`, and which is configured to ignore
 * `Vary`.
 */
import { connect, createServer, type Server } from 'node:net';
import { pipeline } from 'node:stream';
import { startNginx } from './nginx.ts';

export type NginxCache = {
  /** Does not listen yet. Only node can ask for a free port, so this server passes its connections on to nginx. */
  readonly server: Server;
  close(): Promise<void>;
};

/** Starts nginx in front of the server at `upstream`. */
export async function startNginxCache(nginx: string, upstream: string): Promise<NginxCache> {
  const { socket, close } = await startNginx(
    nginx,
    (place) => `  proxy_cache_path ${place.folder}/cache keys_zone=lab:1m use_temp_path=off;
  server {
    listen unix:${place.socket};
    location / {
      proxy_pass ${upstream};
      proxy_cache lab;
      proxy_cache_key $request_uri;
      proxy_ignore_headers Vary;
      add_header X-Cache-Status $upstream_cache_status always;
    }
  }`,
  );
  const server = createServer((near) => {
    const far = connect(socket);
    // When one side ends, the other must end too.
    pipeline(near, far, near, () => undefined);
  });
  return { server, close };
}
