import { decidingHop } from '../diagnosis/deciding-hop.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { Site, SnippetLine } from '../fixes/define-stack.ts';
import headers from '../fixes/headers.ts';
import type { PolicyChange } from '../policy/policy-change.ts';

/** The header lines to change: for each answer, those to remove and those to add. */
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

/** The text for the clipboard: the lines after the change. Comments only if they tell two answers apart. */
export function snippetText(lines: readonly SnippetLine[]): string {
  return lines
    .filter(({ sign }) => sign !== 'remove')
    .map(({ text }) => text)
    .join('\n');
}
