import {
  type Diagnosis,
  decidingHop,
  type HeaderTabKey,
  hostOf,
  type JourneyStation,
  journeyStations,
  shorten,
} from '../../../src/index.ts';
import { severityOf } from '../../entry/severity.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { Printable } from '../../ui/Printable.tsx';
import { JourneyDrawing } from './JourneyDrawing.tsx';
import { LANE_MIDDLE } from './journey-layout.ts';
import { useJourneyLayout } from './use-journey-layout.ts';
import './Journey.css';

type JourneyProps = { diagnosis: Diagnosis; onShowHeaders: (tab: HeaderTabKey) => void };

/**
 * The request's way across three lanes, from left to right in time. The stations are a list; the lines are decoration.
 */
export function Journey({ diagnosis, onShowHeaders }: JourneyProps) {
  const stations = journeyStations(diagnosis);
  const current = stations.findLastIndex(({ tone }) => tone === 'ended' || tone === 'passed');
  const { placed, width, columns, scroller, beyond, onScroll } = useJourneyLayout(stations, current);
  return (
    <section
      class="journey"
      aria-label="The journey of the request"
      data-verdict={diagnosis.verdict}
      data-long={columns > FEW_COLUMNS}
      data-redirects={diagnosis.exchange.hops.length > 1}
    >
      <Lanes diagnosis={diagnosis} />
      <div class="journey-window" style={beyond}>
        <div class="journey-scroller" ref={scroller} onScroll={onScroll}>
          <div class="journey-way" style={{ width: `${width}px` }}>
            <JourneyDrawing placed={placed} />
            <ol aria-label="Stations" onFocusIn={showWhole}>
              {placed.map(({ station, x }, index) => (
                <li key={index} style={{ '--x': `${x}px`, '--y': `${LANE_MIDDLE[station.lane]}px` }}>
                  <Station
                    station={station}
                    diagnosis={diagnosis}
                    isCurrent={index === current}
                    onShowHeaders={onShowHeaders}
                  />
                </li>
              ))}
            </ol>
          </div>
        </div>
      </div>
    </section>
  );
}

/** With more columns, the journey uses the room of the lanes' names. */
const FEW_COLUMNS = 4;

/** Browsers do not scroll to a focused station that is half visible. */
function showWhole({ target }: FocusEvent): void {
  if (target instanceof Element) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

type StationProps = {
  station: JourneyStation;
  diagnosis: Diagnosis;
  isCurrent: boolean;
  onShowHeaders: (tab: HeaderTabKey) => void;
};

function Station({ station, diagnosis, isCurrent, onShowHeaders }: StationProps) {
  const { tab } = station;
  const icon = iconOf(station, diagnosis);
  const words = (
    <>
      <span class="sr">{station.lane}: </span>
      {icon !== null && <Icon name={icon} size={14} />}
      <Printable text={station.label} />
      {station.detail !== null && <span class="station-detail"> {station.detail}</span>}
    </>
  );
  const attributes = {
    class: 'station',
    'data-tone': station.tone,
    'data-words': station.lane === 'browser' && station.tone !== 'plain',
    'aria-current': isCurrent,
  } as const;
  if (tab === null) return <span {...attributes}>{words}</span>;
  return (
    <button type="button" {...attributes} title="Show the headers" onClick={() => onShowHeaders(tab)}>
      {words}
    </button>
  );
}

function iconOf(station: JourneyStation, diagnosis: Diagnosis): IconName | null {
  if (station.tone === 'passed') return 'check';
  if (station.tone !== 'ended') return null;
  const severity = severityOf(diagnosis);
  return severity === 'blocked' ? 'fails' : severity;
}

/** The header shows the whole host. */
const LONGEST_HOST = 34;

function Lanes({ diagnosis }: { diagnosis: Diagnosis }) {
  const { exchange, walkthrough } = diagnosis;
  const page = exchange.page ?? exchange.origin;
  const failing = walkthrough.find(({ answer, steps }) => answer === 'fails' && steps.length > 0);
  const judged = failing?.steps.findLast(({ holds }) => holds === false);
  const { url } = decidingHop(diagnosis);
  const hosts = new Set(exchange.hops.map((each) => hostOf(each.url)));
  const lanes = [
    { icon: 'page', name: 'Page', detail: page === null ? '' : hostOf(page) },
    { icon: 'gate', name: 'Browser', detail: judged?.algorithm ?? '' },
    { icon: 'server', name: 'Server', detail: hosts.size > 1 ? `${hosts.size} hosts` : hostOf(url) },
  ] as const;
  return (
    <ul class="lanes" aria-hidden="true">
      {lanes.map(({ icon, name, detail }) => (
        <li key={name}>
          <Icon name={icon} size={14} tone="muted" />
          <span>
            <b>{name}</b>
            <small>
              <Printable text={shorten(detail, LONGEST_HOST)} />
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
