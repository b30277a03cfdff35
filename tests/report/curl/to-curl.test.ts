import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCommand } from '../../../lab/programs/debian-package.mjs';
import { findCurl } from '../../../lab/programs/find-curl.mjs';
import { type Diagnosis, diagnose, type Header, toCurl } from '../../../src/index.ts';
import { answer, exchange, hop, preflight } from '../../support/fixtures/exchanges.ts';
import { fixtures } from '../../support/fixtures.ts';
import { hostileDiagnosis, hostileText } from '../../support/hostile.ts';

const lines = (text: string | null): readonly string[] => text?.split('\n') ?? [];

describe('the command', () => {
  it('is the preflight as it was', () => {
    expect(toCurl(fixtures.wildcardWithCredentials, 'preflight', 'posix')).toBe(
      [
        'curl --include \\',
        '  --path-as-is \\',
        '  --globoff \\',
        '  --request OPTIONS \\',
        "  --header 'Origin: https://shop.example.com' \\",
        "  --header 'Access-Control-Request-Method: POST' \\",
        "  --header 'Access-Control-Request-Headers: content-type' \\",
        "  'https://api.example.com/v1/checkout'",
        '',
      ].join('\n'),
    );
  });

  it('is the request itself, with a place to fill in for each secret and a word on the body', () => {
    const command = lines(toCurl(fixtures.wildcardWithCredentials, 'request', 'posix'));
    expect(command).toContain(
      '# Fill in each value that stands in angle brackets. Secrets are not recorded.',
    );
    expect(command).toContain('# The body was not recorded. If there was one, add it with --data-raw.');
    expect(command).toContain("  --header 'Cookie: <value of Cookie>' \\");
    expect(command).toContain('  --request POST \\');
  });

  it('uses what is known if the request was never sent', () => {
    const command = lines(toCurl(fixtures.headersNotAllowed, 'request', 'posix'));
    expect(command[0]).toBe(
      '# The headers were not seen, or the request was never sent. This is made from what is known about it.',
    );
    expect(command).toContain("  --header 'Origin: https://shop.example.com' \\");
    expect(command).toContain("  --header 'sentry-trace: <value of sentry-trace>' \\");
  });

  it('does not exist without a preflight, or if curl cannot send it', () => {
    expect(toCurl(fixtures.originMismatch, 'preflight', 'posix')).toBeNull();
    for (const url of ['ws://a.example/', 'data:,a', 'no URL'])
      expect(toCurl(of({ url }), 'request', 'posix')).toBeNull();
    expect(toCurl(of({ url: 'https://a.example', method: 'A B' }), 'request', 'posix')).toBeNull();
  });

  it('has notes that are only words to every shell, because some run a pasted comment', () => {
    fc.assert(
      fc.property(hostileDiagnosis, fc.constantFrom('preflight', 'request'), (diagnosis, sent) => {
        for (const line of lines(toCurl(diagnosis, sent, 'posix')))
          if (line.startsWith('#')) expect(line).toMatch(/^# [\w .,-]+$/);
      }),
    );
  });

  it('contains no character that a terminal would read as a key', () => {
    fc.assert(
      fc.property(hostileDiagnosis, fc.constantFrom('posix', 'powershell'), (diagnosis, shell) => {
        expect(toCurl(diagnosis, 'request', shell) ?? '').not.toMatch(
          /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
        );
      }),
    );
  });
});

const CURL = findCurl({ install: false });

describe.skipIf(CURL === null)('in a shell', () => {
  let server: Server;
  let folder: string;
  let port = 0;
  let received: Buffer[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'crosscheck-curl-'));
    server = createServer((socket) => {
      let bytes = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
        if (!bytes.includes('\r\n\r\n')) return;
        received.push(bytes);
        // The length in the answer to a HEAD is that of a body that does not come.
        const length = bytes.subarray(0, 5).toString() === 'HEAD ' ? 7 : 0;
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  /** Runs the command in an empty folder without user settings; resolves with the one request that arrived. */
  async function run(
    shell: string,
    command: string | null,
  ): Promise<{ target: string; method: string; headers: string[] }> {
    received = [];
    expect(command).not.toBeNull();
    const error = await new Promise((resolve) => {
      const env = { PATH: process.env.PATH ?? '', HOME: folder, LC_ALL: 'C.UTF-8' };
      execFile(shell, ['-c', command ?? ''], { cwd: folder, env }, resolve);
    });
    expect(error).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    expect(received).toHaveLength(1);
    const [head = ''] = (received[0] ?? Buffer.alloc(0)).toString('latin1').split('\r\n\r\n');
    const [first = '', ...headers] = head.split('\r\n');
    const [method = '', target = ''] = first.split(' ');
    return { method, target, headers };
  }

  const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
  /** Blanks around a value do not belong to it. */
  const trim = (line: string): string =>
    line.replace(/^([^:]*):[\t\v\f ]*/, '$1:').replace(/[\t\v\f ]+$/, '');

  const value = hostileText.map((text) => text.replace(/[\r\n\0]/g, ''));
  const name = fc.stringMatching(/^[!#$%&'*+.^_`|~a-z-]{1,8}$/).map((text) => `x${text}`);
  const list: fc.Arbitrary<readonly Header[]> = fc.array(fc.record({ name, value }), { maxLength: 4 });

  /** The shells that are installed, each once: on Debian `sh` is `dash`. */
  const installed = ['sh', 'dash', 'bash', 'zsh', 'ksh'].flatMap((name) => {
    const path = findCommand([name]);
    return path === null ? [] : [[realpathSync(path), name] as const];
  });
  const shells = [...new Map(installed).values()];

  describe.each(shells)('%s', (shell) => {
    it('sends these bytes, and runs nothing else', async () => {
      await fc.assert(
        fc.asyncProperty(
          hostileText,
          list,
          fc.constantFrom('GET', 'POST', '$(ran)', "-'`ran`").map((method) => method.replace(/[()]/g, '')),
          async (text, headers, method) => {
            const url = `http://127.0.0.1:${port}/${text}?${text}`;
            const diagnosis = of({
              url,
              method,
              requestHeaders: [...headers, { name: 'Origin', value: 'null' }],
            });
            const sent = await run(shell, toCurl(diagnosis, 'request', 'posix'));
            const { href, origin, hash } = new URL(url);
            expect(sent.method).toBe(method);
            expect(sent.target).toBe(href.slice(origin.length, href.length - hash.length).replace(/#$/, ''));
            const lines = sent.headers.map(trim);
            for (const header of headers)
              expect(lines).toContain(trim(bytesOf(`${header.name}: ${header.value}`)));
          },
        ),
        { numRuns: 25 },
      );
    });

    it.each([
      ['an empty value', 'X-Empty', '', 'X-Empty:'],
      ['a value that looks like a file', 'X-File', '@/etc/passwd', 'X-File: @/etc/passwd'],
      ['a value that looks like an option', 'X-Option', '--next -o ran', 'X-Option: --next -o ran'],
      ['a name that looks like an option', '-o', 'ran', '-o: ran'],
      ['control characters', 'X-Control', '\u001b[31m\u0007%s\\n', 'X-Control: \u001b[31m\u0007%s\\n'],
    ])('sends %s', async (_, headerName, headerValue, line) => {
      const requestHeaders = [{ name: headerName, value: headerValue }];
      const sent = await run(
        shell,
        toCurl(of({ url: `http://127.0.0.1:${port}/`, requestHeaders }), 'request', 'posix'),
      );
      expect(sent.headers).toContain(line);
    });

    it('leaves out what curl would read as a file, or as another header', async () => {
      const requestHeaders = [
        { name: '@/etc/passwd', value: 'a' },
        { name: 'X-Two', value: 'a\r\nX-Injected: b' },
      ];
      const command = toCurl(of({ url: `http://127.0.0.1:${port}/`, requestHeaders }), 'request', 'posix');
      expect(lines(command)).toContain('# A header that curl could not send is left out.');
      expect((await run(shell, command)).headers.join()).not.toMatch(/passwd|X-Two|X-Injected/);
    });

    it('does not wait for the body of a HEAD', async () => {
      const sent = await run(
        shell,
        toCurl(of({ url: `http://127.0.0.1:${port}/`, method: 'HEAD' }), 'request', 'posix'),
      );
      expect(sent.method).toBe('HEAD');
    });

    it('keeps the path, its dots and its brackets', async () => {
      const url = `http://127.0.0.1:${port}/a[1-3]{b,c}/?d=[0]`;
      expect((await run(shell, toCurl(of({ url }), 'request', 'posix'))).target).toBe(
        '/a[1-3]%7Bb,c%7D/?d=[0]',
      );
    });

    it('asks for permission as the browser did', async () => {
      const asks = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-a,x-b' };
      const before = preflight(asks, { status: 404 });
      const diagnosis = of({
        url: `http://127.0.0.1:${port}/`,
        method: 'PUT',
        preflight: before,
        response: null,
      });
      const { method, headers } = await run(shell, toCurl(diagnosis, 'preflight', 'posix'));
      expect(method).toBe('OPTIONS');
      expect(headers).toEqual(
        expect.arrayContaining([
          'Origin: https://shop.example.com',
          'Access-Control-Request-Method: PUT',
          'Access-Control-Request-Headers: x-a,x-b',
        ]),
      );
    });
  });
});

function of(given: Parameters<typeof hop>[0]): Diagnosis {
  return diagnose(exchange('a', [hop({ response: answer({ status: 200 }), ...given })]));
}
