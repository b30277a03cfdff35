import type { Diagnosis } from '../../src/index.ts';
import type { Session } from '../session/session.ts';
import { CauseLink } from '../shared/CauseLink.tsx';
import { Icon } from '../ui/icons.tsx';
import { ChangeCard } from './change/ChangeCard.tsx';
import { OpenFact } from './open-fact/OpenFact.tsx';
import './Candidates.css';

type CandidatesProps = { diagnosis: Diagnosis; session: Session; recordsCalls: boolean };

/** For an exchange without a certain cause: the possible ones, and the missing fact that would decide between them. */
export function Candidates({ diagnosis, session, recordsCalls }: CandidatesProps) {
  const { candidates, needs } = diagnosis;
  const alternatives = diagnosis.alternatives.filter(({ change }) => change.length > 0);
  return (
    <section class="candidates section" aria-labelledby="candidates">
      <h3 id="candidates">{candidates.length > 1 ? 'It is one of these' : 'What is missing'}</h3>
      {candidates.length > 0 && (
        <ul>
          {candidates.map(({ id, title }) => (
            <li key={id}>
              <Icon
                name={id === 'allowed' ? 'allowed' : 'undecided'}
                tone={id === 'allowed' ? 'allowed' : 'undecided'}
              />
              <span>
                {title} {id !== 'allowed' && <CauseLink id={id} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {needs !== null && (
        <OpenFact diagnosis={diagnosis} fact={needs} session={session} recordsCalls={recordsCalls} />
      )}
      {alternatives.map((alternative) => (
        <div key={alternative.id} class="alternative">
          <h4>If {alternative.condition}</h4>
          <ChangeCard diagnosis={{ ...diagnosis, ...alternative }} />
        </div>
      ))}
    </section>
  );
}
