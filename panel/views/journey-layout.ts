import type { JourneyStation, Lane } from './journey-stations.ts';

/** Where the middle of each lane is, in px from the top of the drawing. */
export const LANE_MIDDLE: Readonly<Record<Lane, number>> = { page: 18, browser: 54, server: 91 };

/** In % of the width. */
const FEW = { first: 6, last: 91 };
const MANY = { first: 3, last: 96 };
const WIDEST_STEP = 26;

/** More columns than this make the drawing wider than its frame. */
const FEW_COLUMNS = 6;

export type PlacedStation = {
  readonly station: JourneyStation;
  readonly x: number;
  /** The station its way comes from; null for the first. */
  readonly from: { readonly station: JourneyStation; readonly x: number } | null;
};

/** One column for each station; a way not taken shares the column of what happened instead. */
export function placeStations(stations: readonly JourneyStation[]): readonly PlacedStation[] {
  const columns = stations.filter((station, index) => !sharesColumn(stations, station, index)).length;
  const { first, last } = columns > FEW_COLUMNS ? MANY : FEW;
  const step = Math.min(WIDEST_STEP, (last - first) / Math.max(1, columns - 1));
  const placed: PlacedStation[] = [];
  let column = 0;
  let from: PlacedStation | null = null;
  for (const [index, station] of stations.entries()) {
    const x: number = first + column * step;
    const next: PlacedStation = { station, x, from: from && { station: from.station, x: from.x } };
    placed.push(next);
    if (sharesColumn(stations, station, index)) continue;
    column += 1;
    if (!station.aside) from = next;
  }
  return placed;
}

function sharesColumn(stations: readonly JourneyStation[], station: JourneyStation, index: number): boolean {
  return station.aside && index < stations.length - 1;
}

/** The narrowest drawing, in px, in which no two stations of a lane touch. */
export function widthOf(placed: readonly PlacedStation[]): number {
  const columns = new Set(placed.map(({ x }) => x)).size;
  // Two in a row of one lane stand side by side, where others stand above each other.
  const isCrowded = placed.some(
    ({ station, x, from }) => from !== null && from.station.lane === station.lane && from.x !== x,
  );
  const longest = Math.max(...placed.map(({ station }) => station.detail?.length ?? 0));
  return columns > FEW_COLUMNS || isCrowded ? columns * (longest > 8 ? 112 : 78) : 0;
}
