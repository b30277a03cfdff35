import type { PolicyChange } from '../policy/policy-change.ts';
import type { Site, SnippetLine, Stack } from './define-stack.ts';
import headers from './headers.ts';

/** Raw headers, which fit every server, then the stacks by name: the file is the registration. */
export const STACKS: readonly [Stack, ...Stack[]] = [headers];

export type Snippet = {
  readonly id: string;
  readonly name: string;
  /** What the stack was recognised by; null where it was not. */
  readonly reason: string | null;
  readonly lines: readonly SnippetLine[];
};

/** The change in the language of every stack: what was recognised first, each with its reason, then the others. */
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
