import { type Diagnosis, type PolicyChange, whereWords } from '../../../src/index.ts';
import { RichText } from '../../ui/RichText.tsx';

type WhereToChangeProps = { diagnosis: Diagnosis; changes: readonly PolicyChange[] };

/** On which answer the headers belong, and which one is right already. */
export function WhereToChange({ diagnosis, changes }: WhereToChangeProps) {
  const { where, note } = whereWords(diagnosis, changes);
  return (
    <p class="change-where">
      <RichText text={where} plain limit={120} />.{note !== null && ` ${note}`}
    </p>
  );
}
