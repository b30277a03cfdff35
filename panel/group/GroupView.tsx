import { useRef } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { CauseLink } from '../shared/CauseLink.tsx';
import { hostsOf } from '../shared/group-words.ts';
import type { Group } from '../state/groups.ts';
import type { PanelState } from '../state/panel-state.ts';
import { numberOf } from '../ui/count-words.ts';
import { timeOfDay } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Value } from '../ui/Value.tsx';
import type { GroupCheck } from './check-group.ts';
import { conclusionOf } from './conclusion.ts';
import { GroupTable } from './GroupTable.tsx';
import { RepairCard } from './RepairCard.tsx';
import { useGroupCheck } from './use-group-check.ts';
import './GroupView.css';

type GroupViewProps = {
  group: Group;
  state: PanelState;
  session: Session;
  /** The reader opens one exchange. */
  onOpen: () => void;
};

/** Nobody reads more cards than this; the others are found at their endpoints. */
const MOST_CARDS = 6;

/** Many exchanges at once: what they have in common, what repairs them, and where they happen. */
export function GroupView({ group, state, session, onOpen }: GroupViewProps) {
  const article = useRef<HTMLElement>(null);
  const check = useGroupCheck(group, session);
  const repairs = check.repairs.filter(({ changes }) => changes.length > 0);
  return (
    <article ref={article} class="diagnosis" tabIndex={-1} aria-labelledby="headline">
      <GroupHeader group={group} check={check} />
      <div class="diagnosis-body group-body">
        {repairs.length > 0 && (
          <div class="what-to-do">
            {repairs.slice(0, MOST_CARDS).map((repair) => (
              <RepairCard
                key={repair.key}
                repair={repair}
                group={group}
                check={check}
                isOnly={repairs.length === 1}
              />
            ))}
            {repairs.length > MOST_CARDS && (
              <p class="note">
                <Icon name="info" size={14} tone="muted" />
                <span>
                  {numberOf(repairs.length - MOST_CARDS, 'more change is', 'more changes are')} needed
                  elsewhere. Open one of the exchanges below to see its own.
                </span>
              </p>
            )}
          </div>
        )}
        <GroupTable
          group={group}
          onOpen={(entry, within) => {
            state.select(entry.id, within);
            onOpen();
          }}
        />
      </div>
    </article>
  );
}

function GroupHeader({ group, check }: { group: Group; check: GroupCheck }) {
  const { severity, cause, endpoint, entries } = group;
  const conclusion = conclusionOf(group, check);
  const causes = new Set(check.repairs.map((repair) => repair.cause.id ?? repair.cause.title));
  const origins = [...new Set(entries.slice(0, 200).map(({ summary }) => summary.exchange.origin))];
  const first = entries.at(-1)?.summary.exchange.startedAt ?? 0;
  const last = entries[0]?.summary.exchange.startedAt ?? 0;
  return (
    <header class="verdict" data-severity={severity}>
      <Icon name={severity} size={24} tone={severity} />
      <div class="verdict-words">
        <p class="verdict-kicker">
          <b class={`tone-${severity}`}>{kickerOf(group)}</b>
          {cause?.id != null && <CauseLink id={cause.id} />}
        </p>
        <h2 id="headline">
          <Printable text={cause?.title ?? endpointWords(group)} />
        </h2>
        {check.explanation !== null && causes.size === 1 && (
          <p class="verdict-lead">
            <RichText text={check.explanation} />
          </p>
        )}
        {conclusion !== null && <p class="verdict-lead">{conclusion}</p>}
        <ul class="verdict-request" aria-label="Where">
          {(endpoint === null ? hostsOf(group).slice(0, 3) : [endpointWords(group)]).map((words) => (
            <li key={words} class="verdict-url">
              <Value value={words} plain limit={300} />
            </li>
          ))}
          {origins.length === 1 && (
            <li>
              from <Value value={origins[0] ?? ''} plain limit={200} />
            </li>
          )}
          <li>
            {timeOfDay(first)}
            {timeOfDay(first) !== timeOfDay(last) && ` to ${timeOfDay(last)}`}
          </li>
        </ul>
      </div>
    </header>
  );
}

const endpointWords = ({ endpoint }: Group): string => endpoint?.name ?? '';

/** "128 exchanges, one cause" */
function kickerOf({ entries, cause, parts }: Group): string {
  const ids = (cause === null ? parts.map((part) => part.cause) : [cause]).filter((each) => each?.id != null);
  const causes = ids.length === 1 ? 'one cause' : `${ids.length} causes`;
  return ids.length === 0
    ? numberOf(entries.length, 'exchange')
    : `${numberOf(entries.length, 'exchange')}, ${causes}`;
}
