import { LANE_MIDDLE, type PlacedStation } from './journey-layout.ts';

/** The lines between the stations: right, up or down with a bend, then right again. */
export function JourneyDrawing({ placed }: { placed: readonly PlacedStation[] }) {
  return (
    <svg class="journey-drawing" aria-hidden="true" focusable="false">
      <line class="lane-line" x1="0" x2="100%" y1="36.5" y2="36.5" />
      <line class="lane-line" x1="0" x2="100%" y1="72.5" y2="72.5" />
      {placed.map((to, index) =>
        to.from === null ? null : <Leg key={index} from={to.from} to={to} index={index} />,
      )}
    </svg>
  );
}

type LegProps = { from: PlacedStation; to: PlacedStation; index: number };

/** The radius of a bend. */
const R = 8;

function Leg({ from, to, index }: LegProps) {
  const { leg } = to.station;
  const [y1, y2] = [LANE_MIDDLE[from.station.lane], LANE_MIDDLE[to.station.lane]];
  const attributes = { class: 'leg', 'data-leg': leg, style: { '--n': index } };
  // Halfway between the two stations' edges.
  const x = (from.x + from.half + to.x - to.half) / 2;
  if (y1 === y2) {
    return (
      <g {...attributes}>
        <path d={`M${from.x} ${y1}H${to.x}`} />
        {leg === 'closed' && <path class="closed-gate" d={`M${x} ${y1 - 11}V${y1 + 11}`} />}
      </g>
    );
  }
  const sign = y2 > y1 ? 1 : -1;
  const bends = `Q${x} ${y1} ${x} ${y1 + sign * R}V${y2 - sign * R}Q${x} ${y2} ${x + R} ${y2}`;
  const tip = y2 - sign * 17;
  return (
    <g {...attributes}>
      <path d={`M${from.x} ${y1}H${x - R}${bends}H${to.x}`} />
      {leg === 'closed' && <path class="closed-gate" d={`M${x - 11} ${y1 < y2 ? 72 : 36}h22`} />}
      {(leg === 'plain' || leg === 'passed') && (
        <path d={`M${x - 3.5} ${tip - sign * 4}L${x} ${tip}L${x + 3.5} ${tip - sign * 4}`} />
      )}
    </g>
  );
}
