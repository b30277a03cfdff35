/**
 * The engine compiles without DOM and Node types. The classes of the URL and Encoding Standards are no
 * browser's and no server's: every host has them, and nobody should do their work a second way. Only what the engine uses is declared.
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

declare const TextEncoder: new () => { encode(text: string): Iterable<number> };

declare const URL: {
  new (url: string, base?: string | URL): URL;
  canParse(url: string, base?: string | URL): boolean;
};
