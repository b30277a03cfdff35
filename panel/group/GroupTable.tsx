import { useId } from 'preact/hooks';
import type { Entry } from '../entry/entry.ts';
import { splitUrl } from '../entry/split-url.ts';
import { statusWords } from '../entry/status-words.ts';
import { statusesOf } from '../shared/group-words.ts';
import type { Group } from '../state/groups.ts';
import { numberOf } from '../ui/count-words.ts';
import { exactTimeOfDay, timeOfDay } from '../ui/format.ts';
import { Printable } from '../ui/Printable.tsx';

type GroupTableProps = {
  group: Group;
  /** Opens one exchange, in its row within the group `within`. */
  onOpen: (entry: Entry, within: Group) => void;
};

/** The table is an overview; the list has all rows. */
const MOST_ROWS = 100;

/** The endpoints of a cause, or the causes at an endpoint. A row opens its newest exchange. */
export function GroupTable({ group, onOpen }: GroupTableProps) {
  return group.parts.length > 0 ? (
    <PartsTable group={group} onOpen={onOpen} />
  ) : (
    <EntriesTable group={group} onOpen={onOpen} />
  );
}

function PartsTable({ group, onOpen }: GroupTableProps) {
  const heading = useId();
  const { parts, by } = group;
  return (
    <section class="section group-parts" aria-labelledby={heading}>
      <h3 id={heading}>
        {by === 'cause' ? 'Endpoints' : 'Causes'} <small>{parts.length.toLocaleString('en')}</small>
      </h3>
      <table class="group-table">
        <thead>
          <tr>
            <th scope="col">{by === 'cause' ? 'Endpoint' : 'Cause'}</th>
            <th scope="col" class="group-number">
              Exchanges
            </th>
            <th scope="col">Status</th>
            <th scope="col" class="group-first">
              First
            </th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, MOST_ROWS).map((part) => (
            <PartRow
              key={part.key}
              part={part}
              onOpen={(entry) => onOpen(entry, by === 'cause' ? part : group)}
              words={by === 'cause' ? endpointWords(group, part) : (part.cause?.title ?? '')}
            />
          ))}
        </tbody>
      </table>
      <Rest count={parts.length - MOST_ROWS} />
    </section>
  );
}

function PartRow({ part, words, onOpen }: { part: Group; words: string; onOpen: (entry: Entry) => void }) {
  const [newest] = part.entries;
  const oldest = part.entries.at(-1);
  if (newest === undefined || oldest === undefined) return null;
  return (
    <tr>
      <th scope="row">
        <button type="button" class="link" onClick={() => onOpen(newest)}>
          <bdi>
            <Printable text={words.slice(0, 400)} />
          </bdi>
        </button>
      </th>
      <td class="group-number">{part.entries.length.toLocaleString('en')}</td>
      <td>{statusesOf(part)}</td>
      <td class="group-time group-first">{timeOfDay(oldest.summary.exchange.startedAt)}</td>
      <td class="group-time">{timeOfDay(newest.summary.exchange.startedAt)}</td>
    </tr>
  );
}

function EntriesTable({ group, onOpen }: GroupTableProps) {
  const heading = useId();
  const { entries } = group;
  return (
    <section class="section group-parts" aria-labelledby={heading}>
      <h3 id={heading}>
        Exchanges <small>{entries.length.toLocaleString('en')}, the newest first</small>
      </h3>
      <table class="group-table">
        <thead>
          <tr>
            <th scope="col">Began</th>
            <th scope="col">Status</th>
            <th scope="col">Query</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, MOST_ROWS).map((entry) => (
            <tr key={entry.id}>
              <th scope="row" class="group-time">
                <button type="button" class="link" onClick={() => onOpen(entry, group)}>
                  {exactTimeOfDay(entry.summary.exchange.startedAt)}
                </button>
              </th>
              <td>{statusWords(entry.summary)}</td>
              <td>
                <bdi>
                  <Printable text={queryOf(entry).slice(0, 200) || 'none'} />
                </bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={entries.length - MOST_ROWS} />
    </section>
  );
}

function Rest({ count }: { count: number }) {
  if (count <= 0) return null;
  return <p class="quiet">{numberOf(count, 'more is', 'more are')} in the list, below this group.</p>;
}

/** Names the origin only if the endpoints have different ones. */
function endpointWords({ parts }: Group, { endpoint }: Group): string {
  if (endpoint === null) return '';
  const isOneOrigin = parts.every((part) => part.endpoint?.origin === endpoint.origin);
  return `${endpoint.method} ${isOneOrigin ? '' : endpoint.origin}${endpoint.path}`;
}

function queryOf({ summary }: Entry): string {
  const { path } = splitUrl(summary.exchange.hops[0].url);
  const at = path.indexOf('?');
  return at < 0 ? '' : path.slice(at);
}
