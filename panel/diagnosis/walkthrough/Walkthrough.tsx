import { useId } from 'preact/hooks';
import type { Diagnosis, ReaderAnswer } from '../../../src/index.ts';
import { QuestionItem } from './QuestionItem.tsx';
import './Walkthrough.css';

type WalkthroughProps = {
  diagnosis: Diagnosis;
  isSupposed?: boolean;
  /** Takes which sentence is in the reader's console. */
  onAnswer?: (answer: ReaderAnswer) => void;
};

/** The proof: the seven questions of the debug checklist. The failing one is open. */
export function Walkthrough({ diagnosis, isSupposed = false, onAnswer }: WalkthroughProps) {
  const id = useId();
  const { verdict } = diagnosis;
  // For a supposed exchange no browser reported anything, so the first question is left out.
  const walkthrough = isSupposed
    ? diagnosis.walkthrough
        .filter(({ id: about }) => about !== 'report')
        .map((question, index) => ({ ...question, number: index + 1 }))
    : diagnosis.walkthrough;
  const isFailing = ({ answer }: { answer: string }): boolean => answer === 'fails';
  // If CORS blocked it, the last failing question says most, e.g. the error behind a missing header; else the first.
  const open = verdict === 'blocked' ? walkthrough.findLast(isFailing) : walkthrough.find(isFailing);
  return (
    <section class="why section" aria-labelledby={id}>
      <h3 id={id}>
        Why{' '}
        <small>
          {isSupposed
            ? 'six questions, answered as if it had happened'
            : 'seven questions, answered for this request'}
        </small>
      </h3>
      <ol class="questions">
        {walkthrough.map((question) => (
          <QuestionItem
            key={question.id}
            question={question}
            verdict={verdict}
            startsOpen={question === open || (question.choices.length > 0 && onAnswer !== undefined)}
            onAnswer={onAnswer ?? null}
          />
        ))}
      </ol>
    </section>
  );
}
