import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Site, SnippetLine } from '../fixes/define-stack.ts';
import headers from '../fixes/headers.ts';
import type { PolicyChange } from '../policy/policy-change.ts';

/** The header lines to change, for every reader: for each answer what was seen and goes, and what comes. */
export function changeLines(diagnosis: Diagnosis, changes: readonly PolicyChange[]): readonly SnippetLine[] {
  return headers.snippet(changes, siteOf(diagnosis));
}

/** The hop where it was decided, as the stacks see it. */
export function siteOf(diagnosis: Diagnosis): Site {
  const { url, method, preflight, response } = decidingHop(diagnosis);
  return {
    url,
    method,
    answers: { preflight: preflight?.response ?? null, redirect: response, response },
  };
}

/** What goes to the clipboard: what is there afterwards. Comments only where they tell two answers apart. */
export function snippetText(lines: readonly SnippetLine[]): string {
  return lines
    .filter(({ sign }) => sign !== 'remove')
    .map(({ text }) => text)
    .join('\n');
}
