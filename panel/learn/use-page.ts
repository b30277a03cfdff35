import { useEffect, useState } from 'preact/hooks';
import type { Page } from '../../markdown/page.ts';
import { loadPage } from './pages.ts';
import { type Question, questionsOf } from './quiz.ts';

/** The page; null until it is loaded. */
export function usePage(id: string): Page | null {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    let isWanted = true;
    void loadPage(id).then((loaded) => {
      if (isWanted) setPage(loaded);
    });
    return () => {
      isWanted = false;
    };
  }, [id]);
  return page?.id === id ? page : null;
}

export const QUIZ = 'learn/quiz';

let read: readonly Question[] | null = null;

/** All questions of the quiz; null until they are loaded. */
export function useQuestions(): readonly Question[] | null {
  const page = usePage(QUIZ);
  if (page !== null) read ??= questionsOf(page);
  return read;
}
