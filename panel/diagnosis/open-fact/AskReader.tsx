import { answerWords, type Diagnosis, type ReaderAnswer } from '../../../src/index.ts';
import type { Session } from '../../session/session.ts';
import { Icon } from '../../ui/icons.tsx';
import { CallSource } from './CallSource.tsx';
import './AskReader.css';

type AskReaderProps = { diagnosis: Diagnosis; session: Session };

const NOTHING_SAID: ReaderAnswer = { mode: null, credentialsMode: null, redirectMode: null };

/** Asks the reader, who can look at the call, whether it uses credentials. Nothing if that is not what is open. */
export function AskReader({ diagnosis: { exchange, needs, credentialsMode }, session }: AskReaderProps) {
  if (needs !== 'credentials-mode' || credentialsMode !== null) return null;
  const say = (mode: 'include' | 'same-origin') => () =>
    session.answer(exchange, { ...NOTHING_SAID, credentialsMode: mode });
  return (
    <fieldset class="ask-reader">
      <legend>
        Does this call use{' '}
        <code>{exchange.caller === 'xhr' ? 'withCredentials' : "credentials: 'include'"}</code>?
      </legend>
      {exchange.callSite !== null && (
        <CallSource key={exchange.id} site={exchange.callSite} session={session} />
      )}
      <button type="button" class="button" onClick={say('include')}>
        Yes
      </button>
      <button type="button" class="button" onClick={say('same-origin')}>
        No
      </button>
    </fieldset>
  );
}

/** What the reader said about this exchange, and the way to take it back. */
export function ReaderSaid({ diagnosis: { exchange }, session }: AskReaderProps) {
  const words = answerWords(exchange, 'You');
  if (words === null) return null;
  return (
    <p class="note">
      <Icon name="info" size={14} tone="muted" />
      <span>
        {words}{' '}
        <button type="button" class="link" onClick={() => session.answer(exchange, null)}>
          Undo
        </button>
      </span>
    </p>
  );
}
