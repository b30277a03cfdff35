import { linkTo, STANDARD, type Step, stationWords } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { RichText } from '../../ui/RichText.tsx';

/** The steps of the standard that were run, by station, with links to the standard below. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  const stations = [...new Set(steps.map(stationWords))];
  const failing = stations.filter((station) => stepsAt(steps, station).some(({ holds }) => holds === false));
  const passed = stations.filter((station) => !failing.includes(station));
  // After many redirects, the stations that passed would push the failing one far down.
  const folded = failing.length > 0 && passed.length > MOST_PASSED ? passed : [];
  const cited = [...new Map(steps.map((step) => [step.algorithm, step])).values()];
  return (
    <>
      {folded.length > 0 && (
        <details class="steps-before">
          <summary>{folded.length} earlier answers passed</summary>
          {folded.map((station) => (
            <StationSteps key={station} station={station} steps={stepsAt(steps, station)} />
          ))}
        </details>
      )}
      {stations
        .filter((station) => !folded.includes(station))
        .map((station) => (
          <StationSteps
            key={station}
            station={stations.length > 1 ? station : null}
            steps={stepsAt(steps, station)}
          />
        ))}
      <p class="step-links">
        {cited.map(({ algorithm, step }) => (
          <a key={algorithm} href={linkTo(algorithm)} target="_blank" rel="noreferrer">
            {linkTo(algorithm).startsWith(STANDARD.url) && 'Fetch Standard, '}
            {algorithm}, step {step} <Icon name="external" size={12} />
          </a>
        ))}
      </p>
    </>
  );
}

/** So many stations that passed are still shown before the failing one. */
const MOST_PASSED = 2;

function StationSteps({ station, steps }: { station: string | null; steps: readonly Step[] }) {
  return (
    <div>
      {station !== null && <p class="step-station">{station}</p>}
      <ol class="steps">
        {steps.map((step, index) => (
          <StepItem key={index} step={step} />
        ))}
      </ol>
    </div>
  );
}

const stepsAt = (steps: readonly Step[], station: string): readonly Step[] =>
  steps.filter((step) => stationWords(step) === station);

function StepItem({ step }: { step: Step }) {
  const { holds, text } = step;
  const { icon, tone, words } = holds === null ? NOT_APPLIED : holds ? HELD : FAILED;
  return (
    <li data-holds={String(holds)}>
      <Icon name={icon} size={14} tone={tone} />
      <span class="step-number">
        <span class="sr">{words}, </span>
        step {step.step}
      </span>
      <span class="step-text">
        <RichText text={text} />
      </span>
    </li>
  );
}

const HELD = { icon: 'check', tone: 'allowed', words: 'holds' } as const;
const FAILED = { icon: 'fails', tone: 'blocked', words: 'fails' } as const;
const NOT_APPLIED = { icon: 'na', tone: 'muted', words: 'does not apply' } as const;
