import { useId } from 'preact/hooks';
import { alsoWords, changeHeading, type Diagnosis } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { ChangeBody } from './ChangeBody.tsx';
import { ConditionalChange } from './ConditionalChange.tsx';
import { ProofNote } from './ProofNote.tsx';
import './ChangeCard.css';

/** Says what to change and where: what is right in any case, then what comes on top if something is so that was not seen. */
export function ChangeCard({ diagnosis }: { diagnosis: Diagnosis }) {
  const id = useId();
  const { proof, change, conditional } = diagnosis;
  const also = alsoWords(diagnosis);
  return (
    <section class="change" aria-labelledby={id}>
      <h3 id={id}>
        <RichText
          text={changeHeading(
            diagnosis,
            [change, ...conditional.map((each) => each.change)].find((each) => each.length > 0) ?? [],
          )}
          plain
        />
      </h3>
      {change.length > 0 && (
        <ChangeBody diagnosis={diagnosis} changes={change}>
          {proof !== 'not-applicable' && <ProofNote diagnosis={diagnosis} />}
          {also !== null && (
            <p class="note">
              <Icon name="info" size={14} tone="muted" />
              <span>{also}</span>
            </p>
          )}
        </ChangeBody>
      )}
      {conditional.map((each) => (
        <ConditionalChange key={each.condition} diagnosis={diagnosis} conditional={each} />
      ))}
    </section>
  );
}
