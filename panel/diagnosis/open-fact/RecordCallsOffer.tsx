import type { Session } from '../../session/session.ts';
import { Icon } from '../../ui/icons.tsx';

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
          ? 'The page’s calls and its elements with crossorigin are being recorded. If this request was made earlier, reload the page and make it again. Calls of a worker, and calls that a frame makes while it loads, may be missed.'
          : 'The page itself knows more. A small script in the page can record the mode, credentials and header names of each call and of each element with crossorigin, never values or bodies. It runs until you turn it off.'}
      </p>
      <button type="button" class="button" onClick={recordAndReload}>
        <Icon name={recordsCalls ? 'reload' : 'code'} size={14} />
        {recordsCalls ? 'Reload the page' : 'Record the page’s calls and reload'}
      </button>
    </div>
  );
}
