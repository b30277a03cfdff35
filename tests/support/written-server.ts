import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { PATIENCE } from '../../lab/patience.ts';
import {
  consequenceOf,
  type Diagnosis,
  type HeaderList,
  plainSupposition,
  type SupposedAnswer,
} from '../../src/index.ts';
import { ROOT } from './files.ts';
import { pageOf } from './pages.ts';

/** Runs the servers that the pages of Learn show, and judges their answers with the engine. */

/** The only code block of a page in this language. */
export function codeIn(page: string, language: string): string {
  const [code, ...others] = pageOf(page).blocks.flatMap((block) =>
    block.kind === 'code' && block.language === language ? [block.text] : [],
  );
  if (code === undefined || others.length > 0) throw new Error(`${page} has no single block of ${language}`);
  return code;
}

export type RunningServer = { readonly socket: string; close(): Promise<void> };

/** Runs a module that listens on `process.env.PORT`, which Node takes as the path of a socket, too. */
export async function runModule(code: string, allowedOrigins: string): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'crosscheck-written-'));
  const socket = join(folder, 'socket');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'test', ALLOWED_ORIGINS: allowedOrigins, PORT: socket },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output = collect(child);
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const accepts = async (): Promise<void> => {
    if (child.exitCode === null) await once(connect(socket).end(), 'connect');
  };
  await vi.waitFor(accepts, { timeout: PATIENCE });
  if (child.exitCode === null) return { socket, close };
  await close();
  throw new Error(output());
}

function collect({ stderr }: ChildProcess): () => string {
  let text = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

export type Asked = {
  readonly method?: string;
  readonly path: string;
  /** Null for a program that is no browser. */
  readonly origin: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export async function askSocket(socket: string, asked: Asked): Promise<SupposedAnswer> {
  const { method = 'GET', path, origin, headers = {}, body } = asked;
  const sent = request({
    socketPath: socket,
    method,
    path,
    headers: { Host: 'api.example.com', ...(origin !== null && { Origin: origin }), ...headers },
    agent: false,
  });
  sent.end(body);
  const [response] = await once(sent, 'response');
  const { statusCode = 0, rawHeaders } = response as { statusCode?: number; rawHeaders: readonly string[] };
  response.resume();
  await once(response, 'end');
  const headerList: HeaderList = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, value: rawHeaders[index + 1] ?? '' }] : [],
  );
  return { status: statusCode, headerList };
}

/** Asks as a page would that includes credentials: first the preflight, then the request. The engine judges both. */
export async function askAsPage(
  socket: string,
  asked: Asked & { readonly origin: string },
): Promise<Pick<Diagnosis, 'verdict' | 'cause' | 'warnings'> & { readonly status: number }> {
  const { method = 'GET', path, origin, headers = {} } = asked;
  const preflight = await askSocket(socket, {
    method: 'OPTIONS',
    path,
    origin,
    headers: {
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': Object.keys(headers).join(',').toLowerCase(),
    },
  });
  const response = await askSocket(socket, asked);
  const consequence = consequenceOf({
    ...plainSupposition(origin, `https://api.example.com${path}`, 'chromium'),
    method,
    credentialsMode: ['include'],
    headerList: Object.entries(headers).map(([name, value]) => ({ name, value })),
    hops: [{ preflight, spared: null, response }],
  });
  if (consequence.kind !== 'decided') throw new Error(`The engine is ${consequence.kind}`);
  const { verdict, cause, warnings } = consequence.diagnosis;
  return { verdict, cause, warnings, status: response.status };
}

export const valuesOf = ({ headerList }: SupposedAnswer, name: string): readonly string[] =>
  headerList.flatMap((header) => (header.name.toLowerCase() === name ? [header.value] : []));
