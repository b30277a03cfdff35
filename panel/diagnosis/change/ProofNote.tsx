import { type Diagnosis, proofWords } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { RichText } from '../../ui/RichText.tsx';

/** The result of running the standard again on the observed answers with the change. */
export function ProofNote({ diagnosis }: { diagnosis: Diagnosis }) {
  const words = proofWords(diagnosis);
  if (words === null) return null;
  const icon = words.isProven ? 'allowed' : 'undecided';
  return (
    <p class="note">
      <Icon name={icon} size={14} tone={icon} />
      <span>
        <b>{words.label}:</b> <RichText text={words.text} />
      </span>
    </p>
  );
}
