import type { Judged } from './judgement.ts';
import type { Summary } from './types.ts';

/** What a list says about an exchange: the same as its diagnosis, without the proof. */
export function summaryOf({ exchange, judgement, warnings }: Judged): Summary {
  const { verdict, phase, hop, cause, title, candidates } = judgement;
  return {
    ...{ exchange, verdict, phase, hop, cause, title, candidates },
    warnings: warnings.map(({ id, title: name, headline }) => ({ id, title: name, headline })),
  };
}
