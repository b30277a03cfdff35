import { useState } from 'preact/hooks';
import type { Page } from '../../markdown/page.ts';
import { PageLink } from '../shared/PageLink.tsx';
import { Icon } from '../ui/icons.tsx';
import { Blocks } from './blocks/Blocks.tsx';
import { Inlines } from './blocks/Inlines.tsx';
import { type ExerciseStep, type Judgement, judge, stepsOf } from './exercise.ts';
import './ExerciseCard.css';

/** The steps of the exercise. The engine judges each answer when the reader asks for it. */
export function ExerciseCard({ page }: { page: Page }) {
  const steps = stepsOf(page);
  return (
    <ol class="exercise">
      {steps.map((step, index) => (
        <StepView key={step.id} step={step} number={index + 1} of={steps.length} />
      ))}
    </ol>
  );
}

type StepViewProps = { step: ExerciseStep; number: number; of: number };

function StepView({ step, number, of }: StepViewProps) {
  const [text, setText] = useState(step.start);
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  const id = `exercise-${step.id}`;
  const edit = (next: string): void => {
    setText(next);
    setJudgement(null);
  };
  return (
    <li class="quiz" data-step={number}>
      <header>
        <h3 id={id}>
          {number} of {of}: <Inlines text={step.title} />
        </h3>
      </header>
      <div class="quiz-question">
        <div>
          <Blocks blocks={step.task} />
        </div>
        <textarea
          aria-labelledby={id}
          spellcheck={false}
          rows={Math.max(text.split('\n').length, step.start.split('\n').length) + 2}
          value={text}
          onInput={(event) => edit(event.currentTarget.value)}
        />
        <p class="exercise-says" role="status">
          {judgement !== null && <Said judgement={judgement} />}
        </p>
        {judgement?.kind === 'passes' && <Blocks blocks={step.compare} />}
      </div>
      <footer>
        {text !== step.start && (
          <button type="button" class="link" onClick={() => edit(step.start)}>
            Begin again<span class="sr"> with step {number}</span>
          </button>
        )}
        <button type="button" class="button primary" onClick={() => setJudgement(judge(step, text))}>
          Check<span class="sr"> step {number}</span>
        </button>
      </footer>
    </li>
  );
}

function Said({ judgement }: { judgement: Judgement }) {
  if (judgement.kind === 'unreadable')
    return (
      <>
        <Icon name="warning" tone="warning" /> <span>{judgement.says}</span>
      </>
    );
  if (judgement.kind === 'passes')
    return (
      <>
        <Icon name="allowed" tone="allowed" />{' '}
        <span>
          <b class="tone-allowed">It passes.</b> The browser lets the page go on.
        </span>
      </>
    );
  return (
    <>
      <Icon name="fails" tone="blocked" />{' '}
      <span>
        <b class="tone-blocked">Not yet.</b>{' '}
        {judgement.found.map(({ id, title }) => (
          <span key={id} class="exercise-found">
            <PageLink page={`causes/${id}`}>{title}</PageLink>
          </span>
        ))}
      </span>
    </>
  );
}
