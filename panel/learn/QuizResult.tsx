import { PageLink } from '../shared/PageLink.tsx';
import { Icon } from '../ui/icons.tsx';
import { Inlines } from './blocks/Inlines.tsx';
import type { Question } from './quiz.ts';
import { QUIZ } from './use-page.ts';

type QuizResultProps = {
  questions: readonly Question[];
  chosen: ReadonlyMap<string, number>;
  isWhole: boolean;
  onRestart: () => void;
};

/** The score, and where to read about wrong answers. */
export function QuizResult({ questions, chosen, isWhole, onRestart }: QuizResultProps) {
  const isRight = ({ id, answers }: Question): boolean => answers[chosen.get(id) ?? -1]?.isRight === true;
  const right = questions.filter(isRight).length;
  const missed = questions.filter((question) => chosen.has(question.id) && !isRight(question));
  const open = questions.filter(({ id }) => !chosen.has(id)).length;
  const isUntouched = open === questions.length;
  return (
    <>
      <div class="quiz-question">
        <h4 tabIndex={-1}>
          {isUntouched ? 'Nothing answered yet' : `${right} of ${questions.length} right`}
        </h4>
        {missed.length > 0 && (
          <ul class="quiz-missed">
            {missed.map((question) => (
              <li key={question.id}>
                <Icon name="fails" tone="blocked" size={14} />
                <span>
                  <Inlines text={question.ask} />{' '}
                  <small>
                    <Inlines text={question.more} />
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
        {missed.length === 0 && right === questions.length && <p>There is nothing left to explain.</p>}
        {open > 0 && !isUntouched && <p>{open} not answered.</p>}
      </div>
      <footer>
        {!isWhole && <PageLink page={QUIZ}>All questions</PageLink>}
        <button type="button" class="button" onClick={onRestart}>
          Start again
        </button>
      </footer>
    </>
  );
}
