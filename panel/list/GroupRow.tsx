import type { ComponentChildren } from 'preact';
import { printableText, say } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { secondLineOf } from '../entry/second-line.ts';
import { severityOf } from '../entry/severity.ts';
import { splitUrl } from '../entry/split-url.ts';
import { statusWords } from '../entry/status-words.ts';
import { causeWords, whereWords } from '../shared/group-words.ts';
import type { Group } from '../state/groups.ts';
import { numberOf } from '../ui/count-words.ts';
import { timeOfDay } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import { RichText } from '../ui/RichText.tsx';
import './GroupRow.css';

export type PlaceInTree = {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly level: number;
  readonly position: number;
  readonly count: number;
};

type GroupRowProps = { place: PlaceInTree; group: Group; isOpen: boolean };

/** A group with its number of exchanges: a cause and its endpoints, or an endpoint and its causes. */
export function GroupRow({ place, group, isOpen }: GroupRowProps) {
  const { severity, endpoint, cause, entries } = group;
  return (
    <Row place={place} kind="group" isOpen={isOpen} title={titleOf(group)}>
      <Fold isOpen={isOpen} />
      <Icon name={severity} tone={severity} />
      <span class="row-top">
        <span class="sr">{severity}</span>
        {group.by === 'endpoint' && endpoint !== null ? (
          <MethodAndPath group={group} />
        ) : (
          <bdi class="row-path">
            <Printable text={cause?.title ?? ''} />
          </bdi>
        )}
      </span>
      <Count count={entries.length} />
      <span class="row-below">
        <bdi class="row-where">
          <RichText
            text={
              group.by === 'cause' ? whereWords(group) : say`${[causeWords(group)]} · ${endpoint?.host ?? ''}`
            }
            plain
          />
        </bdi>
      </span>
    </Row>
  );
}

/** An endpoint within a cause. */
export function EndpointRow({ place, group, isOpen }: GroupRowProps) {
  return (
    <Row place={place} kind="endpoint" isOpen={isOpen} title={titleOf(group)}>
      <Fold isOpen={isOpen} />
      <span class="row-top">
        <MethodAndPath group={group} />
      </span>
      <Count count={group.entries.length} />
    </Row>
  );
}

/** An exchange in an open group: its time, what distinguishes it from its neighbours, and its status. */
export function GroupedExchangeRow({
  place,
  entry,
  group,
}: {
  place: PlaceInTree;
  entry: Entry;
  group: Group;
}) {
  const { summary } = entry;
  const { startedAt, hops } = summary.exchange;
  const severity = severityOf(summary);
  const query = splitUrl(hops[0].url).path.split('?').slice(1).join('?');
  const isAmongCauses = group.by === 'endpoint' && group.parts.length > 0;
  return (
    <Row place={place} kind="exchange" entry={entry.id} title={hops[0].url}>
      <Icon name={severity} size={14} tone={severity} />
      <span class="row-top">
        <span class="sr">{severity}</span>
        <time dateTime={new Date(startedAt).toISOString()}>{timeOfDay(startedAt)}</time>
        <bdi class="row-query">
          {isAmongCauses ? (
            <RichText text={secondLineOf(summary)} plain />
          ) : (
            <Printable text={query === '' ? '' : `?${query.slice(0, 400)}`} />
          )}
        </bdi>
      </span>
      <span class="row-status">{statusWords(summary)}</span>
    </Row>
  );
}

type RowProps = {
  place: PlaceInTree;
  kind: 'group' | 'endpoint' | 'exchange';
  title: string;
  isOpen?: boolean;
  entry?: string;
  children: ComponentChildren;
};

function Row({ place, kind, title, isOpen, entry, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names its active row
    <div
      role="treeitem"
      id={place.id}
      class="row"
      style={{ top: `${place.top}px` }}
      title={printableText(title.slice(0, 2000))}
      aria-selected={place.isSelected}
      aria-level={place.level}
      aria-posinset={place.position}
      aria-setsize={place.count}
      aria-expanded={isOpen}
      data-kind={kind}
      data-level={place.level}
      data-index={place.index}
      data-entry={entry}
    >
      {children}
    </div>
  );
}

function titleOf({ endpoint, cause, by }: Group): string {
  if (endpoint === null || (by === 'cause' && cause !== null)) return cause?.title ?? '';
  return endpoint.name;
}

/** Opens and closes the group by mouse; the left and right arrow keys do the same. */
function Fold({ isOpen }: { isOpen: boolean }) {
  return (
    <span class="row-fold">
      <Icon name={isOpen ? 'down' : 'right'} size={14} tone="muted" />
    </span>
  );
}

function MethodAndPath({ group: { endpoint } }: { group: Group }) {
  if (endpoint === null) return null;
  return (
    <>
      <span class="row-method">
        <Printable text={endpoint.method} />
      </span>
      <bdi class="row-path">
        <Printable text={endpoint.path.slice(0, 400)} />
      </bdi>
    </>
  );
}

function Count({ count }: { count: number }) {
  return (
    <span class="row-count">
      <span aria-hidden="true">{count.toLocaleString('en')}</span>
      <span class="sr">{numberOf(count, 'exchange')}</span>
    </span>
  );
}
