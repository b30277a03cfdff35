import type { PolicyChange } from '../policy/policy-change.ts';
import type { Site, SnippetLine, Stack } from './define-stack.ts';
import headers from './headers.ts';

/** Raw headers, which fit every server, then the stacks by name. A new stack is a file and its place in this list. */
export const STACKS: readonly [Stack, ...Stack[]] = [headers];

export type Snippet = {
  readonly id: string;
  readonly name: string;
  /** What the stack was recognised by; null if it was not. */
  readonly reason: string | null;
  readonly lines: readonly SnippetLine[];
};

/** The change in the language of every stack. The recognised ones come first, each with what gave it away. */
export function snippetsOf(
  changes: readonly PolicyChange[],
  site: Site,
  stacks: readonly Stack[] = STACKS,
): readonly Snippet[] {
  const snippets = stacks
    .map((stack) => ({
      id: stack.id,
      name: stack.name,
      reason: stack.recognise(site),
      lines: stack.snippet(changes, site),
    }))
    .filter(({ lines }) => lines.length > 0);
  const isRecognised = ({ reason }: Snippet): boolean => reason !== null;
  return [...snippets.filter(isRecognised), ...snippets.filter((snippet) => !isRecognised(snippet))];
}
