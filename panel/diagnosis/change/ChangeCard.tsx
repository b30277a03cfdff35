import { useId } from 'preact/hooks';
import { alsoWords, changeHeading, type Diagnosis } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { ChangeBody } from './ChangeBody.tsx';
import { ProofNote } from './ProofNote.tsx';
import './ChangeCard.css';

/** Says what to change and where. It is the panel's only outlined card. */
export function ChangeCard({ diagnosis }: { diagnosis: Diagnosis }) {
  const id = useId();
  const { proof, change } = diagnosis;
  const also = alsoWords(diagnosis);
  return (
    <section class="change" aria-labelledby={id}>
      <h3 id={id}>
        <bdi>{changeHeading(diagnosis, change)}</bdi>
      </h3>
      <ChangeBody diagnosis={diagnosis} changes={change}>
        {proof !== 'not-applicable' && <ProofNote diagnosis={diagnosis} />}
        {also !== null && (
          <p class="note">
            <Icon name="info" size={14} tone="muted" />
            <span>{also}</span>
          </p>
        )}
      </ChangeBody>
    </section>
  );
}
