import { type Diagnosis, isShownByCalls, MISSING_FACTS, type MissingFact } from '../../../src/index.ts';
import type { Session } from '../../session/session.ts';
import { Icon } from '../../ui/icons.tsx';
import { AskReader } from './AskReader.tsx';
import { RecordCallsOffer } from './RecordCallsOffer.tsx';
import './OpenFact.css';

type OpenFactProps = { diagnosis: Diagnosis; fact: MissingFact; session: Session; recordsCalls: boolean };

/** Names the fact that was not seen and would close what is open, and offers to find it out. */
export function OpenFact({ diagnosis, fact, session, recordsCalls }: OpenFactProps) {
  const isFile = session.snapshot().file !== null;
  return (
    <div class="open-fact">
      <p class="note">
        <Icon name="unseen" size={14} tone="muted" />
        <span>
          <b>Not seen:</b> {MISSING_FACTS[fact]}.{' '}
          {isFile &&
            isShownByCalls(fact) &&
            'Record it again with “Record calls” turned on: then it is seen.'}
        </span>
      </p>
      <AskReader diagnosis={diagnosis} session={session} />
      <RecordCallsOffer session={session} recordsCalls={recordsCalls} />
    </div>
  );
}
