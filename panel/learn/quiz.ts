import { type Block, type Inlines, linksOf, type Page, plainText } from '../../markdown/page.ts';

/**
 * A question of docs/learn/quiz.md: a heading asks, ticked boxes are right answers, the last paragraph says where to
 * read on.
 */
export type Question = {
  readonly id: string;
  readonly ask: Inlines;
  /** The blocks between the heading and the answers, e.g. an example exchange. */
  readonly given: readonly Block[];
  readonly answers: readonly QuizAnswer[];
  readonly more: Inlines;
  /** The ids of the pages that the last paragraph links to. */
  readonly pages: readonly string[];
};

export type QuizAnswer = {
  readonly isRight: boolean;
  readonly text: readonly Block[];
  readonly because: readonly Block[];
};

export function questionsOf({ id, blocks }: Page): readonly Question[] {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' ? [index] : []));
  return starts.map((start, index) => {
    const [heading, ...given] = blocks.slice(start, starts[index + 1]);
    const more = given.pop();
    const list = given.pop();
    if (heading?.kind !== 'heading' || list?.kind !== 'list' || more?.kind !== 'paragraph')
      throw new Error(`${id}: a question is a heading, a list of answers and a paragraph`);
    const answers = list.items.map((item): QuizAnswer => {
      const text = item.blocks.slice(0, -1);
      const because = item.blocks.slice(-1);
      if (item.checked === null || text.length === 0)
        throw new Error(`${id}: an answer of “${plainText(heading.text)}” has no box or no explanation`);
      return { isRight: item.checked, text, because };
    });
    const pages = linksOf([more]).flatMap((to) => ('page' in to ? [to.page] : []));
    return { id: heading.anchor, ask: heading.text, given, answers, more: more.text, pages };
  });
}
