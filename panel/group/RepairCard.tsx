import { useId } from 'preact/hooks';
import { changeHeading, isAnswerChange, nameOfChange, snippetsOf } from '../../src/index.ts';
import { ChangeBody } from '../diagnosis/change/ChangeBody.tsx';
import { statusesOf } from '../shared/group-words.ts';
import { endpointOf, type Group } from '../state/groups.ts';
import { numberOf } from '../ui/count-words.ts';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Value } from '../ui/Value.tsx';
import type { GroupCheck, Repair } from './check-group.ts';

type RepairCardProps = {
  repair: Repair;
  group: Group;
  check: GroupCheck;
  /** Whether the group needs no other change. */
  isOnly: boolean;
};

/** A change that several exchanges share: which ones, and how many were checked. */
export function RepairCard({ repair, group, check, isOnly }: RepairCardProps) {
  const id = useId();
  const { diagnosis, changes } = repair;
  return (
    <section class="change" aria-labelledby={id}>
      <h3 id={id}>
        <RichText text={changeHeading(diagnosis, changes)} plain />
      </h3>
      {(!isOnly || check.explanation === null) && <Explanation repair={repair} group={group} />}
      <FirstForSome advice={repair.firstForSome} />
      <ChangeBody
        diagnosis={diagnosis}
        changes={changes}
        snippets={snippetsOf(changes, repair.site)}
        where={<Where repair={repair} />}
      >
        {isCheckable(repair) && <RepairNote repair={repair} check={check} total={group.entries.length} />}
      </ChangeBody>
    </section>
  );
}

/** Whose change it is, and why: in the words of the newest, and named so where those do not hold for all. */
function Explanation({ repair, group }: Pick<RepairCardProps, 'repair' | 'group'>) {
  const { cause, explanation, explainsAll, members } = repair;
  const title = group.cause === null ? `${cause.title}, ` : '';
  return (
    <p class="change-where">
      <b>
        {title}
        {numberOf(members.length, 'exchange')}
        {explainsAll ? ':' : '. In the newest exchange:'}
      </b>{' '}
      <RichText text={explanation} />
    </p>
  );
}

/** Nobody reads more; the diagnosis of each exchange has its own. */
const MOST_ADVICE = 6;

/** "2 exchanges (503 ×1, 502 ×1): First look at the application behind the gateway …" */
function FirstForSome({ advice }: { advice: Repair['firstForSome'] }) {
  const more = advice.length - MOST_ADVICE;
  return (
    <>
      {advice.slice(0, MOST_ADVICE).map(({ text, members }, index) => (
        <p class="change-where" key={index}>
          <b>
            {numberOf(members.length, 'exchange')} ({statusesOf({ entries: members })}):
          </b>{' '}
          <RichText text={text} />
        </p>
      ))}
      {more > 0 && (
        <p class="change-where">
          {numberOf(more, 'more sentence', 'more sentences')} of advice: open the exchanges below.
        </p>
      )}
    </>
  );
}

const MOST_ENDPOINTS = 4;

/** "On the answers to GET /v1/cart and POST /v1/checkout." */
function Where({ repair: { members, changes } }: { repair: Repair }) {
  const words = [
    ...new Set(
      members.map((entry) => {
        const { method, path } = endpointOf(entry);
        return `${method} ${path}`;
      }),
    ),
  ];
  const places = new Set(changes.filter(isAnswerChange).flatMap(({ on }) => on));
  const what = places.has('redirect')
    ? 'On the redirects that answer '
    : places.has('preflight')
      ? places.size > 1
        ? 'On the answers to the preflight and to the request, for '
        : 'On the answer to the preflight, for '
      : 'On the response to ';
  const common = words.length > 1 ? commonFolder(words.map((each) => each.slice(each.indexOf(' ') + 1))) : '';
  return (
    <p class="change-where">
      {what}
      {words.slice(0, MOST_ENDPOINTS).map((each, index, shown) => (
        <span key={each}>
          {index > 0 && (index === shown.length - 1 && words.length <= MOST_ENDPOINTS ? ' and ' : ', ')}
          <Value value={each} plain limit={200} />
        </span>
      ))}
      {words.length > MOST_ENDPOINTS && ` and ${numberOf(words.length - MOST_ENDPOINTS, 'more endpoint')}`}
      {common.length > 1 && (
        <>
          ; all are below <Value value={common} plain limit={200} />
        </>
      )}
      .
    </p>
  );
}

/** The longest common path that ends with `/`. */
function commonFolder([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const path of others) while (!path.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, first.lastIndexOf('/', length - 1) + 1);
}

const isCheckable = ({ cause, diagnosis }: Repair): boolean =>
  !cause.isWarning && diagnosis.proof !== 'not-applicable';

/** Says for how many exchanges the change was checked. */
function RepairNote({ repair, check, total }: { repair: Repair; check: GroupCheck; total: number }) {
  const { members, proven, changes } = repair;
  const count = (number: number): string => number.toLocaleString('en');
  if (!check.isDone) {
    return (
      <p class="note">
        <Icon name="notreached" size={14} tone="muted" />
        <span>
          Checking: {count(check.checked)} of {count(check.toCheck)}.
        </span>
      </p>
    );
  }
  const unproven = members.length - proven;
  const rest = total - check.checked;
  return (
    <>
      {proven > 0 && (
        <p class="note">
          <Icon name="allowed" size={14} tone="allowed" />
          <span>
            <b>Checked</b> against{' '}
            {proven === total
              ? proven === 1
                ? 'the recorded exchange'
                : `all ${count(proven)} recorded exchanges`
              : `${count(proven)} of the ${count(total)} recorded exchanges`}
            : with {nameOfChange(changes)} the standard allows {proven === 1 ? 'it' : 'each of them'}.
          </span>
        </p>
      )}
      {unproven > 0 && (
        <p class="note">
          <Icon name="undecided" size={14} tone="undecided" />
          <span>
            <b>Not yet proven</b> for {count(unproven)}: what was seen would pass, but the answer that follows
            was never seen.
          </span>
        </p>
      )}
      {rest > 0 && (
        <p class="note">
          <Icon name="info" size={14} tone="muted" />
          <span>{numberOf(rest, 'older exchange was', 'older exchanges were')} not checked.</span>
        </p>
      )}
    </>
  );
}
