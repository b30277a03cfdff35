import { type Diagnosis, proofWords } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { RichText } from '../../ui/RichText.tsx';

/** What applying the change to the observed answers led to, when the standard was run again. */
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
