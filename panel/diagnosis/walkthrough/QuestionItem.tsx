import { useId, useState } from 'preact/hooks';
import { type Diagnosis, plain, printableText, type Question } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { ANSWERS } from './answer-icons.ts';
import { OriginComparison } from './OriginComparison.tsx';
import { StepList } from './StepList.tsx';

type QuestionItemProps = {
  question: Question;
  diagnosis: Diagnosis;
  startsOpen: boolean;
  showsOrigins: boolean;
};

/** A closed question cuts longer values. */
const LONGEST_VALUE = 60;

/**
 * A question of the checklist. Closed: number, question and answer on one line. Open: the compared origins, the steps,
 * the notes.
 */
export function QuestionItem({ question, diagnosis, startsOpen, showsOrigins }: QuestionItemProps) {
  const [toggled, setToggled] = useState<boolean | null>(null);
  const isOpen = toggled ?? startsOpen;
  const id = useId();
  const { answer, misleads, summary, steps, notes } = question;
  const origins = showsOrigins ? comparedOrigins(diagnosis) : null;
  const isFailing = answer === 'fails';
  const tone = isFailing
    ? diagnosis.verdict === 'failed'
      ? 'failed'
      : 'blocked'
    : misleads
      ? 'warning'
      : 'muted';
  const isCut = summary.some((part) => typeof part !== 'string' && part.value.length > LONGEST_VALUE);
  const hasMore = steps.length > 0 || notes.length > 0 || origins !== null;
  return (
    <li class="question" data-answer={answer} data-verdict={diagnosis.verdict}>
      <h4>
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setToggled(!isOpen)}>
          <Icon
            name={misleads && !isFailing ? 'warning' : ANSWERS[answer].icon}
            size={14}
            tone={answer === 'holds' && !misleads ? 'allowed' : tone}
          />
          <span class="question-number">{question.number}</span>
          <span class="question-line">
            <span class="question-text">{question.question}</span>
            <span class="sr">{ANSWERS[answer].words}: </span>
            <span class="question-answer">{printableText(plain(summary, LONGEST_VALUE))}</span>
          </span>
          <span class="question-chevron">
            <Icon name="right" size={14} tone="muted" />
          </span>
        </button>
      </h4>
      <div class="question-body" id={id} hidden={!isOpen}>
        {origins !== null && <OriginComparison expected={origins.expected} received={origins.received} />}
        {(!hasMore || isCut) && (
          <p>
            <RichText text={summary} />
          </p>
        )}
        <StepList steps={steps} />
        {notes.length > 0 && (
          <ul class="question-notes">
            {notes.map((note, index) => (
              <li class="note" key={index}>
                <Icon name="info" size={14} tone="muted" />
                <span>
                  <RichText text={note} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** The two origins of a failed CORS check; null if it failed for another reason. */
function comparedOrigins({ evidence }: Diagnosis): { expected: string; received: string } | null {
  const { expected, received } = evidence;
  return typeof expected === 'string' && typeof received === 'string' ? { expected, received } : null;
}
