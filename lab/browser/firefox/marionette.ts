import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Parameters and results that nobody has checked yet. */
type Json = { readonly [key: string]: unknown };
type Failure = { readonly error: string; readonly message: string };
type Reply = readonly [kind: 1, id: number, failure: Failure | null, result: Json | null];

const COLON = ':'.charCodeAt(0);

/**
 * A client of Marionette, Firefox's remote control over TCP. Each message is its length in bytes, a colon and JSON. A
 * command is `[0, id, name, parameters]`, its answer `[1, id, error, result]`.
 * https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export class Marionette {
  private readonly socket: Socket;
  private readonly waiting = new Map<number, { resolve(result: Json): void; reject(error: Error): void }>();
  private nextId = 1;
  private received = Buffer.alloc(0);
  /** The target of commands is a state of the session, so commands run one after the other. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (bytes) => this.read(bytes));
    socket.on('error', (error) => this.fail(error.message));
    socket.on('close', () => this.fail('Firefox has closed Marionette'));
  }

  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Marionette(socket);
  }

  /** Sends a command. Rejects with Firefox's own message. */
  send(name: string, parameters: Json = {}): Promise<Json> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject: (error) => reject(new Error(`${name}: ${error.message}`)) });
      const bytes = Buffer.from(JSON.stringify([0, id, name, parameters]));
      this.socket.write(Buffer.concat([Buffer.from(`${bytes.length}:`), bytes]));
    });
  }

  /**
   * Runs the body of an async function, which gets `args`, and resolves with its result: in the inspected page or with
   * the browser's own rights.
   */
  async run(where: 'content' | 'chrome', body: string, args: readonly unknown[] = []): Promise<unknown> {
    const script = `const [args, done] = arguments;
      (async () => { ${body} })().then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error) }),
      );`;
    const sandbox = where === 'chrome' ? 'system' : 'default';
    const parameters = { script, args: [args], sandbox, newSandbox: false };
    const { value } = await this.command(where, 'WebDriver:ExecuteAsyncScript', parameters);
    const told = value as { readonly value?: unknown; readonly error?: string } | null;
    // Marionette answers null if a dialog or another page interrupted the script.
    if (told === null) throw new Error('Firefox showed something else before the script had ended.');
    if (told.error !== undefined) throw new Error(told.error);
    return told.value;
  }

  /** Sends a command to the inspected page or to the browser's window. */
  command(where: 'content' | 'chrome', name: string, parameters: Json = {}): Promise<Json> {
    const ran = this.last.then(async () => {
      await this.send('Marionette:SetContext', { value: where });
      try {
        return await this.send(name, parameters);
      } finally {
        await this.send('Marionette:SetContext', { value: 'content' });
      }
    });
    this.last = ran.catch(() => undefined);
    return ran;
  }

  close(): void {
    this.socket.destroy();
  }

  private read(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    for (;;) {
      const colon = this.received.indexOf(COLON);
      if (colon < 0) return;
      const end = colon + 1 + Number(this.received.subarray(0, colon).toString('latin1'));
      if (this.received.length < end) return;
      const message: unknown = JSON.parse(this.received.subarray(colon + 1, end).toString('utf8'));
      this.received = this.received.subarray(end);
      // A message that is not a list is the greeting.
      if (Array.isArray(message)) this.answer(message as unknown as Reply);
    }
  }

  private answer([, id, failure, result]: Reply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (failure) waiting?.reject(new Error(`${failure.error}: ${failure.message}`));
    else waiting?.resolve(result ?? {});
  }

  private fail(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
