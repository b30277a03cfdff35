import { type Diagnosis, plain, verdictWords } from '../../src/index.ts';
import { severityOf } from '../entry/severity.ts';
import type { Session } from '../session/session.ts';
import { CallSiteLink } from '../shared/CallSiteLink.tsx';
import { CauseLink } from '../shared/CauseLink.tsx';
import { MaskedUrl } from '../shared/MaskedUrl.tsx';
import { OmissionNote } from '../shared/OmissionNote.tsx';
import { exactTimeOfDay } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';
import './VerdictHeader.css';

type VerdictHeaderProps = { diagnosis: Diagnosis; session: Session };

/** Characters. The list cuts a longer page URL, so the header repeats it. */
const LONGEST_PAGE = 40;

/** Names what happened to which request, in the largest type of the panel. */
export function VerdictHeader({ diagnosis, session }: VerdictHeaderProps) {
  const { exchange, headline, explanation, messageOmits, cause } = diagnosis;
  const severity = severityOf(diagnosis);
  const { page } = exchange;
  const [{ method, url }] = exchange.hops;
  const repeatsHeadline = plain(explanation) === plain(headline);
  return (
    <header class="verdict" data-severity={severity}>
      <Icon name={severity} size={24} tone={severity} />
      <div class="verdict-words">
        <p class="verdict-kicker">
          <b class={`tone-${severity}`}>{verdictWords(diagnosis)}</b>
          {cause !== null && <CauseLink id={cause} />}
        </p>
        <h2 id="headline">
          <RichText text={headline} plain />
        </h2>
        {!repeatsHeadline && (
          <p class="verdict-lead">
            <RichText text={explanation} />
          </p>
        )}
        <OmissionNote text={messageOmits} />
        <ul class="verdict-request" aria-label="Request">
          <li class="verdict-url">
            <MaskedUrl key={exchange.id} text={`${method} ${url}`} session={session} limit={300} />
          </li>
          {page !== null && page.length > LONGEST_PAGE && (
            <li class="verdict-url">
              <span class="quiet">from the page</span>{' '}
              <MaskedUrl key={exchange.id} text={page} session={session} limit={120} />
            </li>
          )}
          {exchange.callSite !== null && (
            <li>
              <CallSiteLink site={exchange.callSite} session={session} />
            </li>
          )}
          <li>
            <time dateTime={new Date(exchange.startedAt).toISOString()}>
              {exactTimeOfDay(exchange.startedAt)}
            </time>
          </li>
        </ul>
      </div>
    </header>
  );
}
