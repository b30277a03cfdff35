import { linkTo, STANDARD, type Step } from '../../src/index.ts';
import { Icon } from '../icons.tsx';
import { RichText } from './RichText.tsx';

/** The standard's steps as they were taken, station by station, and below them the way to where they are written. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  const stations = [...new Set(steps.map(stationOf))];
  const cited = [...new Map(steps.map((step) => [step.algorithm, step])).values()];
  return (
    <>
      {stations.map((station) => (
        <div key={station}>
          {stations.length > 1 && <p class="step-station">{station}</p>}
          <ol class="steps">
            {steps
              .filter((step) => stationOf(step) === station)
              .map((step, index) => (
                <StepItem key={index} step={step} />
              ))}
          </ol>
        </div>
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

/** "Preflight", "Redirect", "Response"; with its number after the first request. */
function stationOf({ hop, phase }: Step): string {
  const name = { preflight: 'Preflight', redirect: 'Redirect', response: 'Response' }[phase];
  return hop === 0 ? name : `${name} ${hop + 1}`;
}
