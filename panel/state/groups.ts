import type { CauseId, Summary } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { SEVERITIES, type Severity, severityOf } from '../entry/severity.ts';
import { splitUrl } from '../entry/split-url.ts';

export type Dimension = 'cause' | 'endpoint';

/** Exchanges with the same cause or the same endpoint. The parts of such a group have both in common. */
export type Group = {
  /** Unique: the cause or endpoint, and for a part also that of its group. */
  readonly key: string;
  readonly by: Dimension;
  readonly cause: GroupCause | null;
  readonly endpoint: Endpoint | null;
  /** The worst severity among its exchanges. */
  readonly severity: Severity;
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** The same exchanges grouped by the other dimension; empty in a part. */
  readonly parts: readonly Group[];
};

/** `id` is null if the exchange is allowed, or undecided between causes. */
export type GroupCause = { readonly id: CauseId | null; readonly title: string; readonly isWarning: boolean };
/** `origin` and `path` of the URL that the page requested, without the query. */
export type Endpoint = {
  /** Method, origin and path joined. */
  readonly name: string;
  readonly method: string;
  readonly origin: string;
  readonly host: string;
  readonly path: string;
};

/** Groups `entries`, which come oldest first. The worst group comes first, then the largest, then the newest. */
export function groupsOf(entries: readonly Entry[], by: Dimension): readonly Group[] {
  const groups = [...collect(entries, by).values()].map((found): Group => {
    const parts = [...collect(found.entries, by === 'cause' ? 'endpoint' : 'cause').values()].map((part) =>
      finish({
        ...part,
        key: `${found.key}\n${part.key}`,
        cause: part.cause ?? found.cause,
        endpoint: part.endpoint ?? found.endpoint,
      }),
    );
    return { ...finish(found), parts: parts.sort(byWeight) };
  });
  return groups.sort(byWeight);
}

/** The names an exchange is listed under: its cause; else each of its warnings; else its verdict. */
export function causesOf({ summary }: Entry): readonly GroupCause[] {
  const { cause, title, verdict, warnings } = summary;
  if (verdict === 'allowed' && warnings.length > 0)
    return warnings.map((warning) => ({ id: warning.id, title: warning.title, isWarning: true }));
  return [{ id: cause, title, isWarning: false }];
}

export function endpointOf({ summary }: Entry): Endpoint {
  const found = endpoints.get(summary) ?? findEndpoint(summary);
  endpoints.set(summary, found);
  return found;
}

const endpoints = new WeakMap<Summary, Endpoint>();

function findEndpoint({ exchange }: Summary): Endpoint {
  const [{ method, url }] = exchange.hops;
  const { host, path: whole } = splitUrl(url);
  const end = whole.search(/[?#]/);
  const path = end < 0 ? whole : whole.slice(0, end);
  const origin = url.slice(0, url.length - whole.length);
  return { name: `${method} ${origin}${path}`, method, origin, host, path };
}

type Found = Omit<Group, 'severity' | 'entries' | 'parts'> & { readonly entries: Entry[] };

function collect(entries: readonly Entry[], by: Dimension): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const add = (name: string, entry: Entry, what: Pick<Group, 'cause' | 'endpoint'>): void => {
    const known = found.get(name);
    if (known === undefined) found.set(name, { key: `${by} ${name}`, by, ...what, entries: [entry] });
    else known.entries.push(entry);
  };
  for (const entry of entries) {
    if (by === 'cause') {
      for (const cause of causesOf(entry)) add(cause.id ?? cause.title, entry, { cause, endpoint: null });
    } else {
      const endpoint = endpointOf(entry);
      add(endpoint.name, entry, { cause: null, endpoint });
    }
  }
  return found;
}

const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

function finish(found: Found): Group {
  let worst: Severity = 'allowed';
  for (const { summary } of found.entries) {
    const severity = severityOf(summary);
    if (rankOf(severity) < rankOf(worst)) worst = severity;
  }
  return { ...found, entries: found.entries.toReversed(), severity: worst, parts: [] };
}

function byWeight(a: Group, b: Group): number {
  const newest = ({ entries }: Group): number => entries[0]?.summary.exchange.startedAt ?? 0;
  return (
    rankOf(a.severity) - rankOf(b.severity) || b.entries.length - a.entries.length || newest(b) - newest(a)
  );
}
