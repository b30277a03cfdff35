import type { Conditional, Diagnosis } from '../diagnosis/types.ts';

/** The heading above what comes on top in some worlds: "Only if the call includes credentials". */
export const conditionHeading = ({ condition }: Conditional): string => `Only if ${condition}`;

/** The diagnosis with the change of a condition in place of the common one, for readers that show a change. */
export function underCondition(diagnosis: Diagnosis, { change, proof }: Conditional): Diagnosis {
  return { ...diagnosis, change, proof, also: [], conditional: [] };
}
