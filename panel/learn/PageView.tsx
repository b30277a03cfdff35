import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Page } from '../../markdown/page.ts';
import { useLearn } from '../shared/learn-context.ts';
import type { LearnPlace } from '../state/learn-place.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Blocks, headingId } from './blocks/Blocks.tsx';
import { CauseList } from './CauseList.tsx';
import { ExerciseCard } from './ExerciseCard.tsx';
import { EXERCISE, introductionOf } from './exercise.ts';
import { QuizCard } from './QuizCard.tsx';
import { SeenHere } from './SeenHere.tsx';
import { QUIZ, usePage, useQuestions } from './use-page.ts';
import './PageView.css';

type PageViewProps = { place: LearnPlace; state: PanelState };

/**
 * One page. Its title takes the focus, or the heading that the link names. "Previous page" restores the scroll
 * position.
 */
export function PageView({ place, state }: PageViewProps) {
  const learn = useLearn();
  const scroller = useRef<HTMLDivElement>(null);
  const isList = place.page === 'causes';
  const page = usePage(place.page);
  const isThere = isList || page !== null;

  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane === null || !isThere) return;
    const title = pane.querySelector<HTMLElement>('h2');
    const target = place.anchor === null ? null : document.getElementById(headingId(place.anchor));
    pane.scrollTop = place.scroll ?? 0;
    (target ?? title)?.focus({ preventScroll: true });
    if (place.scroll === null) target?.scrollIntoView();
    learn.scrolled(pane.scrollTop);
  }, [learn, place, isThere]);

  return (
    <div
      ref={scroller}
      class="learn-pane"
      onScroll={(event) => learn.scrolled(event.currentTarget.scrollTop)}
    >
      {isList && <CauseList />}
      {page !== null && <Article key={page.id} page={page} state={state} />}
    </div>
  );
}

/** Of the quiz and the exercise it shows only the introduction: a card shows what follows in the file. */
function Article({ page, state }: { page: Page; state: PanelState }) {
  const questions = useQuestions();
  const isQuiz = page.id === QUIZ;
  const asked = questions?.filter(({ pages }) => isQuiz || pages.includes(page.id)) ?? [];
  const isExercise = page.id === EXERCISE;
  const blocks = isQuiz ? page.blocks.slice(0, 1) : isExercise ? introductionOf(page) : page.blocks;
  return (
    <article
      class="learn-article"
      data-page={page.id}
      data-kind={isQuiz ? 'quiz' : isExercise ? 'exercise' : undefined}
      aria-labelledby={TITLE}
    >
      <div class="learn-text">
        <h2 id={TITLE} tabIndex={-1}>
          {page.title}
        </h2>
        <SeenHere page={page.id} state={state} />
        <Blocks blocks={blocks} />
      </div>
      {isExercise && <ExerciseCard page={page} />}
      {asked.length > 0 && <QuizCard questions={asked} isWhole={isQuiz} state={state} />}
    </article>
  );
}

const TITLE = 'learn-title';
