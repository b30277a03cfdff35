import { useRef, useState } from 'preact/hooks';
import { useLearn } from '../shared/learn-context.ts';
import type { PanelState } from '../state/panel-state.ts';
import { afterRendering } from '../ui/after-rendering.ts';
import { Icon } from '../ui/icons.tsx';
import { QuestionView } from './QuestionView.tsx';
import { QuizResult } from './QuizResult.tsx';
import type { Question } from './quiz.ts';
import { SeenLink } from './SeenLink.tsx';
import { seenIn, seenWith } from './seen.ts';
import { shuffled } from './shuffle.ts';
import './QuizCard.css';

type QuizCardProps = {
  questions: readonly Question[];
  /** Whether these are all questions, not only those about one page. */
  isWhole: boolean;
  state: PanelState;
};

/** One question at a time. After the choice, every answer shows why it is right or wrong. */
export function QuizCard({ questions, isWhole, state }: QuizCardProps) {
  const { chosen, seed } = useLearn();
  const card = useRef<HTMLElement>(null);
  const [index, setIndex] = useState(() => firstOpen(questions, chosen.peek()));
  const question = questions[index];
  const go = (next: number): void => {
    setIndex(next);
    afterRendering(() => card.current?.querySelector<HTMLElement>('h4')?.focus());
  };
  const restart = (): void => {
    const mine = new Set(questions.map(({ id }) => id));
    chosen.value = new Map([...chosen.value].filter(([id]) => !mine.has(id)));
    go(0);
  };
  const answer = (number: number): void => {
    if (question === undefined || chosen.value.has(question.id)) return;
    chosen.value = new Map(chosen.value).set(question.id, number);
  };
  const seen =
    question === undefined ? null : seenWith(question.pages, state.settled.value, state.selected.value);
  return (
    <section ref={card} class="quiz" aria-labelledby="quiz">
      <header>
        <Icon name="book" size={14} />
        <h3 id="quiz">Check yourself</h3>
        <Dots questions={questions} chosen={chosen.value} now={index} />
      </header>
      {question === undefined ? (
        <QuizResult questions={questions} chosen={chosen.value} isWhole={isWhole} onRestart={restart} />
      ) : (
        <>
          <QuestionView
            key={question.id}
            question={question}
            order={shuffled(question.answers.length, `${seed} ${question.id}`)}
            chosen={chosen.value.get(question.id) ?? null}
            onAnswer={answer}
          />
          <footer>
            {seen !== null && (
              <span class="quiz-seen">
                Seen in this {seenIn(state)}: <SeenLink entry={seen} state={state} />
              </span>
            )}
            <button type="button" class="button primary" onClick={() => go(index + 1)}>
              {index + 1 < questions.length ? 'Next question' : 'See the result'}
            </button>
          </footer>
        </>
      )}
    </section>
  );
}

type Chosen = ReadonlyMap<string, number>;

function firstOpen(questions: readonly Question[], chosen: Chosen): number {
  const open = questions.findIndex(({ id }) => !chosen.has(id));
  // The index after the last question shows the result.
  return open < 0 ? questions.length : open;
}

function Dots({ questions, chosen, now }: { questions: readonly Question[]; chosen: Chosen; now: number }) {
  return (
    <span class="quiz-dots">
      {questions.map(({ id, answers }, index) => {
        const answer = answers[chosen.get(id) ?? -1];
        const went = answer === undefined ? 'open' : answer.isRight ? 'right' : 'wrong';
        return <i key={id} data-went={went} data-now={index === now || undefined} />;
      })}
      <span>
        {Math.min(now + 1, questions.length)} of {questions.length}
      </span>
    </span>
  );
}
