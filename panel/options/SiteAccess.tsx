import { Icon } from '../ui/icons.tsx';
import './SiteAccess.css';

type SiteAccessProps = { isGiven: boolean; onAsk: () => void };

/** The options page: what access to sites is for, whether Crosscheck has it, and a button to give it. */
export function SiteAccess({ isGiven, onAsk }: SiteAccessProps) {
  return (
    <main class="site-access">
      <h1>Access to sites</h1>
      <p>
        The browser shows a request only to an extension that may see both the page and the server. Preflights
        and the headers of withheld responses are shown nowhere else, so without access most failures cannot
        be explained.
      </p>
      <p>
        Crosscheck listens only while DevTools are open, changes no request, and sends nothing to anybody.
        Tokens, cookies and everything else that is not known to be harmless are masked before anything is
        kept.
      </p>
      <p class="site-access-state" role="status">
        {isGiven ? (
          <>
            <Icon name="allowed" tone="allowed" />
            <b>Crosscheck has access to all sites.</b> You can take it away in the browser’s settings.
          </>
        ) : (
          <>
            <Icon name="warning" tone="warning" />
            <b>Crosscheck has no access to all sites.</b>
          </>
        )}
      </p>
      {!isGiven && (
        <button type="button" class="button primary" onClick={onAsk}>
          Give access to all sites
        </button>
      )}
    </main>
  );
}
