import type { Degradation, Session } from '../session/session.ts';
import { LearnButton } from '../shared/LearnButton.tsx';
import { NoFailures } from '../shared/NoFailures.tsx';
import { OpenButton } from '../shared/OpenButton.tsx';
import { Icon } from '../ui/icons.tsx';
import './EmptyState.css';

type EmptyStateProps = {
  session: Session;
  page: string | null;
  degradations: readonly Degradation[];
  onWillItPass: () => void;
};

/** Shown before anything is recorded: what to do, and what Crosscheck will record. */
export function EmptyState({ session, page, degradations, onWillItPass }: EmptyStateProps) {
  const isBlind = degradations.some((each) => BLINDING.includes(each));
  return (
    <main class="empty">
      <Drawing />
      <NoFailures />
      <p>
        Crosscheck records from the moment DevTools opens. Reload the page to record the requests it made
        before.
      </p>
      <div class="empty-actions">
        <button type="button" class="button primary" onClick={() => session.reloadPage()}>
          <Icon name="reload" size={14} />
          Reload and record
        </button>
        <OpenButton class="button">
          <Icon name="open" size={14} />
          Open a recording or HAR
        </OpenButton>
        <LearnButton label="Learn CORS in five minutes" page="learn/cheat-sheet" />
      </div>
      <p>
        Nothing to record yet?{' '}
        <button type="button" class="link" onClick={onWillItPass}>
          Will it pass?
        </button>{' '}
        Describe a call and what the server answers, and see the verdict.
      </p>
      <ul class="empty-facts" aria-label="What is recorded">
        <li>
          <Icon name={isBlind ? 'warning' : 'check'} tone={isBlind ? 'warning' : 'allowed'} />
          <span>
            <b>{page === null ? 'This tab' : <bdi>{page}</bdi>}</b>
            <small>
              {isBlind
                ? 'Only its requests to other origins and the answers it could read: no preflights, and no withheld responses.'
                : 'Its requests to other origins, their preflights, and the answers to both.'}
            </small>
          </span>
        </li>
        <li>
          <Icon name="lock" tone="muted" />
          <span>
            <b>No secrets, no bodies</b>
            <small>
              Cookies and Authorization are recorded without their values. Nothing leaves this browser.
            </small>
          </span>
        </li>
      </ul>
    </main>
  );
}

/** In these states only DevTools reports requests. */
const BLINDING: readonly Degradation[] = ['no-host-permission', 'sensor-lost'];

function Drawing() {
  return (
    <svg class="empty-drawing" viewBox="0 0 360 88" aria-hidden="true" focusable="false">
      <g class="outline">
        <rect x="8" y="20" width="84" height="48" rx="6" />
        <path d="M8 33h84" />
        <rect x="268" y="20" width="84" height="21" rx="5" />
        <rect x="268" y="47" width="84" height="21" rx="5" />
        <path class="dots" d="M17 27h.01M24 27h.01M279 30.5h.01M279 57.5h.01" />
      </g>
      <path class="way-of-request" d="M100 36h160M260 54h-64M164 54h-64" />
      <circle class="seal" cx="180" cy="44" r="19" />
      <path class="seal-check" d="m171 45 6.5 6.5L189.5 38" />
    </svg>
  );
}
