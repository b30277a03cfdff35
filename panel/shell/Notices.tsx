import { useState } from 'preact/hooks';
import { lossWords } from '../../src/index.ts';
import type { Degradation, Session, Snapshot } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';
import { saveRecording } from './save-recording.ts';
import './Notices.css';

type Notice = {
  readonly title: string;
  readonly lost: string;
  readonly button: string;
  repair(session: Session): unknown;
};

const NOTICES: Readonly<Record<Degradation, Notice>> = {
  'no-host-permission': {
    title: 'Crosscheck has no access to sites.',
    lost: 'It cannot see preflights or the headers of withheld responses, so most failures cannot be explained.',
    button: 'Give access',
    // Firefox lets a panel ask for nothing.
    repair: (session) => session.openOptions(),
  },
  'calls-out-of-reach': {
    title: 'The calls of this page are not recorded.',
    lost: 'The browser allows no extension in it. Requests, preflights and answers are recorded as usual.',
    button: 'Stop recording calls',
    repair: (session) => session.setRecordCalls(false),
  },
  'extension-reloaded': {
    title: 'Crosscheck was reloaded or updated.',
    lost: 'This panel records nothing any more, and it forgets what it has when DevTools are closed. Save it, then close DevTools and open them again.',
    button: 'Save recording',
    repair: (session) => saveRecording(session),
  },
  'sensor-lost': {
    title: 'The connection to Crosscheck’s background is lost.',
    lost: 'Preflights and withheld responses are not recorded until it is back. What was recorded is kept.',
    button: 'Reload the page',
    repair: (session) => session.reloadPage(),
  },
};

type NoticesProps = { snapshot: Pick<Snapshot, 'degradations' | 'losses'>; session: Session };

/**
 * Shows why the recorder misses something, what that costs, and a button that solves it; and what limits left out, which
 * nobody can solve any more.
 */
export function Notices({ snapshot: { degradations, losses }, session }: NoticesProps) {
  return (
    <div role="status">
      {degradations.map((degradation) => (
        <Banner key={degradation} notice={NOTICES[degradation]} session={session} />
      ))}
      {lossWords(losses).map((words, index) => (
        <div key={index} class="banner">
          <Icon name="warning" tone="warning" />
          <p>
            <RichText text={words} />
          </p>
        </div>
      ))}
    </div>
  );
}

function Banner({ notice, session }: { notice: Notice; session: Session }) {
  const [isRepairing, setRepairing] = useState(false);
  const repair = async (): Promise<void> => {
    setRepairing(true);
    await notice.repair(session);
    setRepairing(false);
  };
  return (
    <div class="banner">
      <Icon name="warning" tone="warning" />
      <p>
        <b>{notice.title}</b> {notice.lost}
      </p>
      <button type="button" class="button" onClick={() => void repair()} disabled={isRepairing}>
        {notice.button}
      </button>
    </div>
  );
}
