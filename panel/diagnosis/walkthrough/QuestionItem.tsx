import { useId, useState } from 'preact/hooks';
import { asTitle, plain, type Question, type ReaderAnswer, type Verdict } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { ANSWERS } from './answer-icons.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { ConsoleChoices } from './ConsoleChoices.tsx';
import { StepList } from './StepList.tsx';

type QuestionItemProps = {
  question: Question;
  verdict: Verdict;
  startsOpen: boolean;
  /** Takes which sentence is in the reader's console; null where nobody can answer. */
  onAnswer: ((answer: ReaderAnswer) => void) | null;
};

/**
 * A question of the checklist. Closed: number, question and answer on one line. Open: what the cause compares, the
 * steps, the notes.
 */
export function QuestionItem({ question, verdict, startsOpen, onAnswer }: QuestionItemProps) {
  const [toggled, setToggled] = useState<boolean | null>(null);
  const isOpen = toggled ?? startsOpen;
  const id = useId();
  const { answer, misleads, summary, compares, steps, notes, choices } = question;
  const isFailing = answer === 'fails';
  const tone = isFailing ? (verdict === 'failed' ? 'failed' : 'blocked') : misleads ? 'warning' : 'muted';
  const brief = asTitle(summary);
  const isCut = plain(brief) !== plain(summary);
  const hasMore = steps.length > 0 || notes.length > 0 || choices.length > 0 || compares !== null;
  return (
    <li class="question" data-answer={answer} data-verdict={verdict}>
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
            <span class="question-answer">
              <RichText text={brief} plain />
            </span>
          </span>
          <span class="question-chevron">
            <Icon name="right" size={14} tone="muted" />
          </span>
        </button>
      </h4>
      <div class="question-body" id={id} hidden={!isOpen}>
        {compares !== null && <ComparisonTable compares={compares} />}
        {(!hasMore || isCut) && (
          <p>
            <RichText text={summary} />
          </p>
        )}
        <ConsoleChoices lines={choices} onAnswer={onAnswer} />
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
