import type { JourneyStation, Lane } from '../../../src/index.ts';

/** The middle of each lane, in px from the top of the drawing. */
export const LANE_MIDDLE: Readonly<Record<Lane, number>> = { page: 18, browser: 54, server: 91 };

/**
 * Least distances in px: between a station and the edge, and between two stations whose line is straight, bends, or is
 * closed by a gate.
 */
const EDGE = 6;
const BEND = 20;
const GATE = 30;
/** How far a way not taken begins before the other station of its column, in px. */
const BEFORE = 8;
/** The largest distance between two stations, as a part of the width. */
const WIDEST_STEP = 0.26;

/** `x` and `half` in px; `half` is half the width of its column. */
export type PlacedStation = {
  readonly station: JourneyStation;
  readonly x: number;
  readonly half: number;
  /** The station that the line comes from; null for the first. */
  readonly from: PlacedStation | null;
};

export type Layout = {
  readonly placed: readonly PlacedStation[];
  readonly width: number;
  /** The number of columns. */
  readonly columns: number;
};

/**
 * Gives each station a column; a way not taken shares the column of what happened instead. `widths` are the widths of
 * the stations. There is always room for the line between two stations, even if the result is wider than `room`.
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

/** The column of each station, from 0. */
function columnsOf(stations: readonly JourneyStation[]): readonly number[] {
  let column = -1;
  return stations.map((_, index) => {
    if (stations[index - 1]?.aside !== true) column += 1;
    return column;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
