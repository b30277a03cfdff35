import type { Readable, Writable } from 'node:stream';

/** Parameters and results of the DevTools protocol that nobody has checked yet. */
type Json = { readonly [key: string]: unknown };
type Message = {
  id?: number;
  method?: string;
  params?: Json;
  result?: Json;
  error?: { message: string };
};
type Listener = (params: Json) => void;

/** A client of the DevTools protocol over the browser's pipe; only over it Chrome loads an extension. */
export class Protocol {
  private readonly input: Writable;
  private readonly waiting = new Map<number, { resolve(result: Json): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, Listener[]>();
  private nextId = 1;
  private rest = '';

  constructor(input: Writable, output: Readable) {
    this.input = input;
    output.setEncoding('utf8').on('data', (chunk: string) => this.read(chunk));
    output.on('close', () => this.fail('the browser has closed the protocol'));
    input.on('error', (error) => this.fail(error.message));
  }

  /** Sends a command, to the browser or to an attached target. Rejects with the browser's own message. */
  send(method: string, params: Json = {}, sessionId?: string): Promise<Json> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      this.input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  }

  on(method: string, listener: Listener): void {
    this.listeners.set(method, [...(this.listeners.get(method) ?? []), listener]);
  }

  private read(chunk: string): void {
    const messages = (this.rest + chunk).split('\0');
    this.rest = messages.pop() ?? '';
    for (const text of messages) this.handle(JSON.parse(text) as Message);
  }

  private handle({ id, method, params, result, error }: Message): void {
    if (method !== undefined) {
      for (const listener of this.listeners.get(method) ?? []) listener(params ?? {});
      return;
    }
    const waiting = this.waiting.get(id ?? -1);
    this.waiting.delete(id ?? -1);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result ?? {});
  }

  private fail(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(reason));
    this.waiting.clear();
  }
}
