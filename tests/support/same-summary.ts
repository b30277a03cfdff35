import { isDeepStrictEqual } from 'node:util';
import type { Diagnosis, Summary } from '../../src/index.ts';

/** Expects the summary in the list to agree with the diagnosis. */
export function expectSameSummary(summary: Summary, diagnosis: Diagnosis): void {
  const { exchange, verdict, phase, hop, cause, title, candidates, warnings } = diagnosis;
  const expected = {
    ...{ exchange, verdict, phase, hop, cause, title, candidates },
    warnings: warnings.map(({ id, title: name, headline }) => ({ id, title: name, headline })),
  };
  if (!isDeepStrictEqual(summary, expected))
    throw new Error(`the summary of ${exchange.id} says ${summary.title}, the diagnosis ${title}`);
}
