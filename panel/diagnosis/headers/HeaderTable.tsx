import { useState } from 'preact/hooks';
import {
  type Diagnosis,
  type HeaderLine,
  type HeaderTab,
  headerLines,
  NOT_RECORDED,
} from '../../../src/index.ts';
import type { Session } from '../../session/session.ts';
import { MaskedUrl } from '../../shared/MaskedUrl.tsx';
import { cutAround } from '../../ui/cut-around.ts';
import { Icon } from '../../ui/icons.tsx';
import { Value } from '../../ui/Value.tsx';

type HeaderTableProps = { diagnosis: Diagnosis; session: Session; tab: HeaderTab };

/** The headers of one station. A wrong one shows the needed value; a needed one that is missing has a line, too. */
export function HeaderTable({ diagnosis, session, tab }: HeaderTableProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  if (tab.headerList === null) return <p class="headers-unseen">These headers were not seen.</p>;
  const { shown, folded } = headerLines(diagnosis, tab);
  const { id, hops } = diagnosis.exchange;
  const lines = [...shown, ...(isUnfolded ? folded : [])];
  return (
    <>
      {hops.length > 1 && (
        <p class="headers-asked">
          <MaskedUrl key={id} text={tab.requestLine} session={session} limit={200} />
        </p>
      )}
      {shown.length === 0 && folded.length === 0 && <p class="headers-unseen">No headers.</p>}
      <table class="header-table">
        <caption class="sr">{tab.label}</caption>
        <tbody>
          {lines.slice(0, MOST_LINES).map((line, index) => (
            <Line key={`${id} ${index}`} line={line} session={session} />
          ))}
        </tbody>
      </table>
      {lines.length > MOST_LINES && (
        <p class="headers-unseen">
          … and {(lines.length - MOST_LINES).toLocaleString('en')} more, in the saved recording.
        </p>
      )}
      {folded.length > 0 && (
        <button
          type="button"
          class="headers-more"
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? `Fewer headers` : `${folded.length} more headers`}
        </button>
      )}
    </>
  );
}

/** A server may repeat a line thousands of times. */
const MOST_LINES = 100;
const LONGEST_NAME = 40;
const LONGEST = 400;

function Line({ line, session }: { line: HeaderLine; session: Session }) {
  const { name, value, secret, state, note } = line;
  const needed = note?.[1] ?? null;
  return (
    <tr data-state={state}>
      <th scope="row" class={name.length > LONGEST_NAME ? 'long-name' : undefined}>
        {state === 'wrong' && <Icon name="fails" size={14} />}
        {(state === 'absent' || state === 'advised') && <Icon name="warning" size={14} />}
        <Value value={name} plain limit={LONGEST_NAME * 3} />
      </th>
      <td>
        <div class="header-value">
          {secret && (
            <span class="secret">
              <Icon name="lock" size={12} /> {NOT_RECORDED}
            </span>
          )}
          {value !== null &&
            (needed === null && !secret ? (
              <MaskedUrl text={value} session={session} limit={LONGEST} />
            ) : (
              <Value value={value} plain limit={LONGEST} cut={cutAround(value, needed ?? '', LONGEST)} />
            ))}
          {note !== null && (
            <em>
              {note[0]}{' '}
              {needed !== null && (
                <Value value={needed} plain limit={LONGEST} cut={cutAround(needed, value ?? '', LONGEST)} />
              )}
            </em>
          )}
        </div>
      </td>
    </tr>
  );
}
