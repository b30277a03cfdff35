/**
 * The engine compiles without DOM and Node types. Every host has the classes of the URL
 * and Encoding Standards, so the engine uses them. Only what it uses is declared here.
 */
interface URLSearchParams {
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

declare const URLSearchParams: new (init?: string | Iterable<[string, string]>) => URLSearchParams;

interface URL {
  readonly origin: string;
  readonly searchParams: URLSearchParams;
  href: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  toString(): string;
}

/** Web Cryptography: a source of salts. */
declare const crypto: { randomUUID(): string };

declare const TextEncoder: new () => { encode(text: string): Iterable<number> };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

declare const URL: {
  new (url: string, base?: string | URL): URL;
  canParse(url: string, base?: string | URL): boolean;
};
