/** A page of Learn, and where in it the reader is. */
export type LearnPlace = {
  readonly page: string;
  readonly anchor: string | null;
  /** How far the page was scrolled when the reader left it, in px; null for a page opened anew. */
  readonly scroll: number | null;
};
