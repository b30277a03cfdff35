import type { JourneyStation, Lane } from '../../../src/index.ts';

/** Where the middle of each lane is, in px from the top of the drawing. */
export const LANE_MIDDLE: Readonly<Record<Lane, number>> = { page: 18, browser: 54, server: 91 };

/** In px: the least between a station and the edge, and between two stations, where the way bends or a gate closes it. */
const EDGE = 6;
const BEND = 20;
const GATE = 30;
/** So much a way not taken may stand before the other in its column. */
const BEFORE = 8;
/** No two stations are further apart than this part of the width. */
const WIDEST_STEP = 0.26;

/** In px; `half` the width of its column. */
export type PlacedStation = {
  readonly station: JourneyStation;
  readonly x: number;
  readonly half: number;
  /** The station its way comes from; null for the first. */
  readonly from: PlacedStation | null;
};

export type Layout = {
  readonly placed: readonly PlacedStation[];
  readonly width: number;
  /** How many. */
  readonly columns: number;
};

/**
 * One column for each station; a way not taken shares the column of what happened instead. `widths` are those of the
 * stations: between any two there is room for the way, if need be beyond the `room` there is.
 */
export function placeStations(
  stations: readonly JourneyStation[],
  widths: readonly number[],
  room: number,
): Layout {
  const columns = columnsOf(stations);
  const count = (columns.at(-1) ?? 0) + 1;
  const halves = Array.from({ length: count }, (_, column) =>
    Math.max(
      0,
      ...stations.flatMap(({ aside }, index) =>
        columns[index] === column ? [(widths[index] ?? 0) / 2 - (aside ? BEFORE : 0)] : [],
      ),
    ),
  );
  const steps = halves.slice(1).map((half, index) => {
    const isClosed = stations.some(({ leg }, at) => leg === 'closed' && columns[at] === index + 1);
    return (halves[index] ?? 0) + half + (isClosed ? GATE : BEND);
  });
  const lastHalf = (halves.at(-1) ?? 0) + (stations.at(-2)?.aside ? BEFORE : 0);
  const needed = sum(steps) + EDGE * 2 + (halves[0] ?? 0) + lastHalf;
  const width = Math.max(room, needed);
  const more = (width - needed) / Math.max(1, steps.length);
  const placed: PlacedStation[] = [];
  let from: PlacedStation | null = null;
  let x = EDGE + (halves[0] ?? 0);
  for (const [index, station] of stations.entries()) {
    const column = columns[index] ?? 0;
    const next: PlacedStation = { station, x, half: halves[column] ?? 0, from };
    placed.push(next);
    if (columns[index + 1] === column) continue;
    const step = steps[column] ?? 0;
    x += Math.max(step, Math.min(step + more, width * WIDEST_STEP));
    if (!station.aside) from = next;
  }
  return { placed, width, columns: count };
}

/** The column of each station. */
function columnsOf(stations: readonly JourneyStation[]): readonly number[] {
  let column = -1;
  return stations.map((_, index) => {
    if (stations[index - 1]?.aside !== true) column += 1;
    return column;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
