import { type Conditional, conditionHeading, type Diagnosis, underCondition } from '../../../src/index.ts';
import { CauseLink } from '../../shared/CauseLink.tsx';
import { ChangeBody } from './ChangeBody.tsx';
import { ProofNote } from './ProofNote.tsx';

type ConditionalChangeProps = { diagnosis: Diagnosis; conditional: Conditional };

/** What has to change on top if a fact is so that was not seen, e.g. if the call includes credentials. */
export function ConditionalChange({ diagnosis, conditional }: ConditionalChangeProps) {
  const { change, causes, proof } = conditional;
  const then = underCondition(diagnosis, conditional);
  return (
    <section class="change-condition">
      <h4>{conditionHeading(conditional)}</h4>
      <p class="change-causes">
        {causes.map(({ id, title }) => (
          <span key={id}>
            {title} <CauseLink id={id} />
          </span>
        ))}
      </p>
      <ChangeBody diagnosis={then} changes={change}>
        {proof !== 'not-applicable' && <ProofNote diagnosis={then} />}
      </ChangeBody>
    </section>
  );
}
