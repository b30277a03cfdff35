import { originOf } from '../platform/origin.ts';
import type { Earlier, Exchange } from './exchange.ts';
import { lastHop } from './last-hop.ts';

/** How many exchanges are kept for one URL or server: enough for every cause, few enough for a session of days. */
const KEPT = 40;

/** How many URLs and how many servers are kept. The one that was not used for the longest time is dropped first. */
const KEPT_KEYS = 4_000;

type Lists = Map<string, Map<string, Exchange>>;

/** Finds the exchanges before a given one, while they arrive one by one. */
export class History {
  private readonly byUrl: Lists = new Map();
  private readonly byServer: Lists = new Map();

  /** Adds an exchange and replaces an earlier state of the same one. */
  add(exchange: Exchange): void {
    const url = urlOf(exchange);
    remember(this.byUrl, url, exchange);
    remember(this.byServer, originOf(url), exchange);
  }

  /** Removes an exchange, so that its memory is free. */
  forget(exchange: Exchange): void {
    const url = urlOf(exchange);
    remove(this.byUrl, url, exchange);
    remove(this.byServer, originOf(url), exchange);
  }

  before(exchange: Exchange): Earlier {
    const url = urlOf(exchange);
    return {
      sameUrl: older(this.byUrl.get(url), exchange),
      sameServer: older(this.byServer.get(originOf(url)), exchange),
    };
  }
}

/**
 * Like `History.before`, but searches all recorded exchanges, which must be in order of their start. A history may have
 * dropped what came before an old exchange.
 */
export function earlierAmong(recorded: Iterable<Exchange>, exchange: Exchange): Earlier {
  const url = urlOf(exchange);
  // Parsing every URL would take too long.
  const [, host = ''] = originOf(url).split('//');
  const history = new History();
  for (const each of recorded) {
    if (each.startedAt > exchange.startedAt) break;
    if (each.id === exchange.id) continue;
    const other = urlOf(each);
    if (other === url || other.includes(host)) history.add(each);
  }
  return history.before(exchange);
}

const urlOf = (exchange: Exchange): string => lastHop(exchange).url;

function remember(lists: Lists, key: string, exchange: Exchange): void {
  const list = lists.get(key) ?? new Map<string, Exchange>();
  // A map keeps its keys in the order of insertion, so the key in use moves to the end.
  lists.delete(key);
  lists.set(key, list);
  list.set(exchange.id, exchange);
  dropOldest(list, KEPT);
  dropOldest(lists, KEPT_KEYS);
}

function remove(lists: Lists, key: string, { id }: Exchange): void {
  const list = lists.get(key);
  list?.delete(id);
  if (list?.size === 0) lists.delete(key);
}

function dropOldest(map: Map<string, unknown>, kept: number): void {
  if (map.size <= kept) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}

function older(
  list: ReadonlyMap<string, Exchange> = new Map(),
  { id, startedAt }: Exchange,
): readonly Exchange[] {
  return [...list.values()].filter((each) => each.id !== id && each.startedAt <= startedAt);
}
