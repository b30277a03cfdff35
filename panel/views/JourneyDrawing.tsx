import { LANE_MIDDLE, type PlacedStation } from './journey-layout.ts';

/** The ways between the stations: right, then up or down with a bend, then right. */
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

type LegProps = { from: NonNullable<PlacedStation['from']>; to: PlacedStation; index: number };

/** The radius of a bend. */
const R = 8;

function Leg({ from, to, index }: LegProps) {
  const { leg } = to.station;
  const [y1, y2] = [LANE_MIDDLE[from.station.lane], LANE_MIDDLE[to.station.lane]];
  const attributes = { class: 'leg', 'data-leg': leg, style: { '--n': index } };
  const middle = `${(from.x + to.x) / 2}%`;
  if (y1 === y2) {
    return (
      <g {...attributes}>
        <line x1={`${from.x}%`} x2={`${to.x}%`} y1={y1} y2={y2} />
        {leg === 'closed' && (
          <svg x={middle} overflow="visible" aria-hidden="true">
            <path class="closed-gate" d={`M0 ${y1 - 11}V${y1 + 11}`} />
          </svg>
        )}
      </g>
    );
  }
  const sign = y2 > y1 ? 1 : -1;
  const bend = `M${-R} ${y1}Q0 ${y1} 0 ${y1 + sign * R}V${y2 - sign * R}Q0 ${y2} ${R} ${y2}`;
  const tip = y2 - sign * 17;
  return (
    <g {...attributes}>
      <line class="leg-out" x1={`${from.x}%`} x2={middle} y1={y1} y2={y1} />
      <line class="leg-in" x1={middle} x2={`${to.x}%`} y1={y2} y2={y2} />
      <svg x={middle} overflow="visible" aria-hidden="true">
        <path d={bend} />
        {leg === 'closed' && <path class="closed-gate" d={`M-11 ${y1 < y2 ? 72 : 36}H11`} />}
        {(leg === 'plain' || leg === 'passed') && (
          <path d={`M-3.5 ${tip - sign * 4}L0 ${tip}L3.5 ${tip - sign * 4}`} />
        )}
      </svg>
    </g>
  );
}
