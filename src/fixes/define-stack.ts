import type { HeaderList } from '../fetch/header-list.ts';
import type { Place, PolicyChange } from '../policy/policy-change.ts';

/** What is known of the server that must change: the request where it was decided, and its answers as they were seen. */
export type Site = {
  readonly url: string;
  /** Null where the change is for requests of several methods. */
  readonly method: string | null;
  readonly answers: Readonly<Record<Place, { status: number; headerList: HeaderList } | null>>;
};

export type SnippetLine = { readonly sign: 'add' | 'remove' | 'keep' | 'comment'; readonly text: string };

/** One kind of server, proxy, framework or cloud service, and how to write a change in its language. */
export type Stack = {
  /** The name of its file. */
  readonly id: string;
  /** The name, as its makers write it. */
  readonly name: string;
  /** What shows it in the answers, such as `Server: nginx/1.25.3`; null if nothing does. */
  recognise(site: Site): string | null;
  /** What to write and what to remove; empty if no answer has to change. */
  snippet(changes: readonly PolicyChange[], site: Site): readonly SnippetLine[];
};

export function defineStack<S extends Stack>(stack: S): S {
  return stack;
}
