import { type Diagnosis, plain } from '../../src/index.ts';
import { Icon } from '../icons.tsx';
import type { Session } from '../session/session.ts';
import { CallSiteLink } from './CallSiteLink.tsx';
import { exactTimeOfDay } from './format.ts';
import { Printable } from './Printable.tsx';
import { RichText } from './RichText.tsx';
import { outcomeWords, severityOf } from './severity.ts';
import { Value } from './Value.tsx';
import './VerdictHeader.css';

type VerdictHeaderProps = { diagnosis: Diagnosis; session: Session };

/** What happened, to which request, in the largest type of the panel. */
export function VerdictHeader({ diagnosis, session }: VerdictHeaderProps) {
  const { exchange, headline, explanation, told, isCauseCertain, candidates } = diagnosis;
  const cause = isCauseCertain ? (diagnosis.cause ?? candidates[0]?.id ?? null) : null;
  const severity = severityOf(diagnosis);
  const [{ method, url }] = exchange.hops;
  const repeatsHeadline = plain(explanation) === headline;
  return (
    <header class="verdict" data-severity={severity}>
      <Icon name={severity} size={24} tone={severity} />
      <div class="verdict-words">
        <p class="verdict-kicker">
          <b class={`tone-${severity}`}>{outcomeWords(diagnosis)}</b>
          {cause !== null && <code>{cause}</code>}
        </p>
        <h2 id="headline">
          <Printable text={headline} />
        </h2>
        {!repeatsHeadline && (
          <p class="verdict-lead">
            <RichText text={explanation} />
          </p>
        )}
        {told !== null && (
          <p class="verdict-told">
            <Icon name="info" size={14} />
            <span>
              <RichText text={told} />
            </span>
          </p>
        )}
        <ul class="verdict-request" aria-label="Request">
          <li class="verdict-url">
            <Value value={`${method} ${url}`} plain limit={600} />
          </li>
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
