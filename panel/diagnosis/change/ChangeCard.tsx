import { useId } from 'preact/hooks';
import { changeHeading, type Diagnosis } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { ChangeBody } from './ChangeBody.tsx';
import { ProofNote } from './ProofNote.tsx';
import './ChangeCard.css';

/** What to change and where: the one outlined card of the panel. */
export function ChangeCard({ diagnosis }: { diagnosis: Diagnosis }) {
  const id = useId();
  const { also, proof, change } = diagnosis;
  return (
    <section class="change" aria-labelledby={id}>
      <h3 id={id}>
        <bdi>{changeHeading(diagnosis, change)}</bdi>
      </h3>
      <ChangeBody diagnosis={diagnosis} changes={change}>
        {proof !== 'not-applicable' && <ProofNote diagnosis={diagnosis} />}
        {also.length > 0 && (
          <p class="note">
            <Icon name="info" size={14} tone="muted" />
            <span>
              Repairing one thing alone would not do: next it would be stopped by{' '}
              {also.map(({ title }) => `“${title}”`).join(', then by ')}. This change covers all of it.
            </span>
          </p>
        )}
      </ChangeBody>
    </section>
  );
}
