import type { Earlier, Exchange } from './fetch/exchange.ts';
import { originOf } from './fetch/origin.ts';

/** How many of each are kept: enough for every cause, and few enough for a session of days. */
const KEPT = 40;

type Lists = Map<string, Map<string, Exchange>>;

/** Finds what came before an exchange. */
export class History {
  private readonly byUrl: Lists = new Map();
  private readonly byServer: Lists = new Map();

  /** Remembers an exchange, in the place of an earlier state of the same one. */
  add(exchange: Exchange): void {
    const { url } = exchange.hops.at(-1) ?? exchange.hops[0];
    remember(this.byUrl, url, exchange);
    remember(this.byServer, originOf(url), exchange);
  }

  before(exchange: Exchange): Earlier {
    const { url } = exchange.hops.at(-1) ?? exchange.hops[0];
    return {
      sameUrl: older(this.byUrl.get(url), exchange),
      sameServer: older(this.byServer.get(originOf(url)), exchange),
    };
  }
}

function remember(lists: Lists, key: string, exchange: Exchange): void {
  const list = lists.get(key) ?? new Map<string, Exchange>();
  lists.set(key, list);
  list.set(exchange.id, exchange);
  const [oldest] = list.keys();
  if (list.size > KEPT && oldest !== undefined) list.delete(oldest);
}

function older(
  list: ReadonlyMap<string, Exchange> = new Map(),
  { id, startedAt }: Exchange,
): readonly Exchange[] {
  return [...list.values()].filter((each) => each.id !== id && each.startedAt <= startedAt);
}
