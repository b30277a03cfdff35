/** What limits left out of a recording. Whoever reads it must know that something is missing. */
export type Losses = {
  /** Calls of the page that were not recorded, by the origin of the frames that made them; null: of all others. */
  readonly calls: readonly LostCalls[];
  /** Exchanges that had to make room for newer ones. */
  readonly exchanges: number;
  /** Requests that had no end, and made room for newer ones. */
  readonly pending: number;
  /** Events of requests that came faster than they could be kept, while the background was starting again. */
  readonly events: number;
};

export type LostCalls = { readonly origin: string | null; readonly count: number };

export const NO_LOSSES: Losses = { calls: [], exchanges: 0, pending: 0, events: 0 };

export const isLossless = ({ calls, exchanges, pending, events }: Losses): boolean =>
  calls.length === 0 && exchanges + pending + events === 0;

/** So many origins are named: a page can make frames of new origins without end. */
const MOST_ORIGINS = 50;

/** Adds lost calls to those of the same origin. */
export function addLostCalls(losses: Losses, { origin, count }: LostCalls): Losses {
  const isNamed = losses.calls.some((each) => each.origin === origin) || losses.calls.length < MOST_ORIGINS;
  const name = isNamed ? origin : null;
  const same = losses.calls.find((each) => each.origin === name);
  const others = losses.calls.filter((each) => each !== same);
  return { ...losses, calls: [...others, { origin: name, count: count + (same?.count ?? 0) }] };
}
