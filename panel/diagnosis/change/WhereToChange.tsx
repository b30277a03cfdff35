import { type Diagnosis, type PolicyChange, whereWords } from '../../../src/index.ts';
import { RichText } from '../../ui/RichText.tsx';

type WhereToChangeProps = { diagnosis: Diagnosis; changes: readonly PolicyChange[] };

/** Says which answer must carry the headers, and which one is already right. */
export function WhereToChange({ diagnosis, changes }: WhereToChangeProps) {
  const { where, note } = whereWords(diagnosis, changes);
  return (
    <p class="change-where">
      <RichText text={where} plain limit={120} />.{note !== null && ` ${note}`}
    </p>
  );
}
