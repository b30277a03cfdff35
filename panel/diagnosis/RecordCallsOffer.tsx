import type { Session } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';

type RecordCallsOfferProps = { session: Session; recordsCalls: boolean };

/** Offers to record the page's calls, which show facts that a request does not, e.g. its mode. */
export function RecordCallsOffer({ session, recordsCalls }: RecordCallsOfferProps) {
  // A file is complete: nothing can be recorded again.
  if (session.snapshot().file !== null) return null;
  const recordAndReload = (): void => {
    session.setRecordCalls(true);
    session.reloadPage();
  };
  return (
    <div class="offer">
      <p class="quiet">
        {recordsCalls
          ? 'The page’s calls and crossorigin elements are recorded. If this request was made before that, reload the page and make it again. What a worker calls, and what a frame calls as it loads, can stay unseen.'
          : 'The page itself knows more. A small script in it can note which mode, credentials and header names each call and each element with crossorigin asks for, never values or bodies, until you turn it off.'}
      </p>
      <button type="button" class="button" onClick={recordAndReload}>
        <Icon name={recordsCalls ? 'reload' : 'code'} size={14} />
        {recordsCalls ? 'Reload the page' : 'Record the page’s calls and reload'}
      </button>
    </div>
  );
}
