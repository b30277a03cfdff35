import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Lab } from '../../lab/servers/servers.ts';
import { Redactor } from '../../src/capture/redact/redactor.ts';
import { type Header, type HeaderList, hostOf } from '../../src/index.ts';

/** One request as a browser would send it. */
export type Asking = {
  readonly method: string;
  readonly url: string;
  readonly headerList: HeaderList;
  readonly body?: string | undefined;
  /** The page gives up as soon as it has asked. */
  readonly givesUp: boolean;
};

export type Answered = {
  readonly status: number;
  readonly headerList: HeaderList;
  /** Chromium's name for the end of a body that broke off; null if it is whole. */
  readonly brokenBy: string | null;
};

/** The network failed before there was an answer. `message` is the name that Chromium has for it. */
export class NetworkFailure extends Error {}

/** Asks a server of the lab. Every name of the lab is this machine; no other name is looked up. */
export async function askLab(lab: Lab, asking: Asking): Promise<Answered> {
  const { protocol, port, pathname, search, hostname } = new URL(asking.url);
  if (!/^(.+\.)?(localhost|test)$|^127\.0\.0\.1$/.test(hostname))
    throw new NetworkFailure('net::ERR_NAME_NOT_RESOLVED');
  const isTrusted = lab.trusted.hosts.some(([name, at]) => `${name}:${at}` === hostOf(asking.url));
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  const sent = (isSecure ? requestHttps : requestHttp)({
    ...{ host: '127.0.0.1', port, method: asking.method, path: `${pathname}${search}` },
    headers: [{ name: 'Host', value: hostOf(asking.url) }, ...asking.headerList].flatMap(toLine),
    ...(isSecure && {
      servername: hostname,
      ...(isTrusted && { ca: lab.trusted.certificate, checkServerIdentity: () => undefined }),
    }),
    agent: false,
  });
  try {
    if (asking.givesUp) sent.once('finish', () => sent.destroy(new NetworkFailure('net::ERR_ABORTED')));
    sent.end(asking.body);
    const response = await answerTo(sent);
    const { statusCode: status = 0 } = response;
    const headerList = new Redactor('a salt').headers(linesOf(response));
    return { status, headerList, brokenBy: status === 101 ? null : await brokenBy(response) };
  } catch (error) {
    throw error instanceof NetworkFailure ? error : new NetworkFailure(nameOf(error));
  } finally {
    sent.destroy();
  }
}

const toLine = ({ name, value }: Header): readonly [string, string] => [name, value];

/** The answer; after 101 it comes as an event of its own. */
async function answerTo(sent: ReturnType<typeof requestHttp>): Promise<IncomingMessage> {
  const [response] = (await Promise.race([once(sent, 'response'), once(sent, 'upgrade')])) as [
    IncomingMessage,
  ];
  return response;
}

const linesOf = ({ rawHeaders }: IncomingMessage): HeaderList =>
  rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, value: rawHeaders[index + 1] ?? '' }] : [],
  );

async function brokenBy(response: IncomingMessage): Promise<string | null> {
  try {
    for await (const _part of response);
    return null;
  } catch {
    return 'content-length' in response.headers
      ? 'net::ERR_CONTENT_LENGTH_MISMATCH'
      : 'net::ERR_INCOMPLETE_CHUNKED_ENCODING';
  }
}

/** Chromium's names for the errors of Node. */
const NAMES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'net::ERR_EMPTY_RESPONSE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'net::ERR_CERT_AUTHORITY_INVALID',
  HPE_INVALID_CONSTANT: 'net::ERR_INVALID_HTTP_RESPONSE',
  EPROTO: 'net::ERR_BAD_SSL_CLIENT_AUTH_CERT',
};

function nameOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = NAMES[code];
  if (name === undefined) throw error;
  return name;
}
