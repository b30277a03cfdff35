export type Place = {
  readonly page: string;
  readonly anchor: string | null;
  /** How far down the page was read when it was left; null when it is opened anew. */
  readonly scroll: number | null;
};
