import { Icon } from '../ui/icons.tsx';
import { Blocks } from './blocks/Blocks.tsx';
import { Inlines } from './blocks/Inlines.tsx';
import type { Question, QuizAnswer } from './quiz.ts';

type QuestionViewProps = {
  question: Question;
  /** The order in which the answers stand, as their numbers in the question. */
  order: readonly number[];
  chosen: number | null;
  onAnswer: (number: number) => void;
};

export function QuestionView({ question, order, chosen, onAnswer }: QuestionViewProps) {
  const isAnswered = chosen !== null;
  return (
    <div class="quiz-question">
      <h4 id={`ask-${question.id}`} tabIndex={-1}>
        <Inlines text={question.ask} />
      </h4>
      <Blocks blocks={question.given} hidesVerdict={!isAnswered} />
      <ol aria-labelledby={`ask-${question.id}`}>
        {order.map((number) => {
          const answer = question.answers[number];
          if (answer === undefined) return null;
          return (
            <li
              key={number}
              class="answer"
              data-went={isAnswered ? wentOf(answer, number === chosen) : 'open'}
            >
              <button
                type="button"
                aria-pressed={isAnswered ? number === chosen : undefined}
                aria-disabled={isAnswered}
                onClick={() => onAnswer(number)}
              >
                <Icon name={isAnswered ? iconOf(answer, number === chosen) : 'notreached'} size={16} />
                <span>
                  {isAnswered && answer.isRight && <span class="sr">The right answer: </span>}
                  <AnswerText answer={answer} />
                </span>
              </button>
              {isAnswered && (
                <div class="answer-because">
                  {number === chosen && <b>{answer.isRight ? 'Your answer is right. ' : 'Your answer. '}</b>}
                  <Blocks blocks={answer.because} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <p class="quiz-more">{isAnswered && <Inlines text={question.more} />}</p>
      <p class="sr" role="status">
        {isAnswered && (question.answers[chosen]?.isRight ? 'Right.' : 'Wrong. The explanations are shown.')}
      </p>
    </div>
  );
}

/** Draws an answer's text without block elements, which a button may not contain. */
function AnswerText({ answer }: { answer: QuizAnswer }) {
  return (
    <>
      {answer.text.map((block, index) => {
        if (block.kind === 'paragraph') return <Inlines key={index} text={block.text} />;
        if (block.kind === 'code')
          return (
            <code key={index} class="answer-code">
              {block.text}
            </code>
          );
        throw new Error(`An answer cannot be a ${block.kind}`);
      })}
    </>
  );
}

type Went = 'right' | 'wrong' | 'other';

function wentOf({ isRight }: QuizAnswer, isChosen: boolean): Went {
  if (isRight) return 'right';
  return isChosen ? 'wrong' : 'other';
}

function iconOf(answer: QuizAnswer, isChosen: boolean) {
  return ({ right: 'allowed', wrong: 'fails', other: 'notreached' } as const)[wentOf(answer, isChosen)];
}
