import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Stop } from '../../fetch/stop.ts';
import type { Step } from '../../fetch/trace.ts';
import type { Text } from '../../text/text.ts';
import type { Hypothesis } from '../hypotheses.ts';
import type { Answer, Codes, ConsoleLine, NamedCause, OtherBrowser, Question } from '../types.ts';

/** What the seven questions are answered from: one hypothesis of one exchange. */
export type Facts = {
  readonly exchange: Exchange;
  readonly hypothesis: Hypothesis;
  readonly codes: Codes;
  readonly console: readonly ConsoleLine[];
  readonly also: readonly NamedCause[];
  readonly otherBrowsers: readonly OtherBrowser[];
  readonly stop: Stop | null;
  /** The hop where it was decided. */
  readonly hop: Hop;
  readonly credentialsAreKnown: boolean;
  /** Whether only an earlier call like this one tells that no credentials are included. */
  readonly credentialsAreToldByLikeCall: boolean;
  /** Whether every hypothesis stops at the preflight, and not all at the same step. */
  readonly isRefusedAtOpenStep: boolean;
  readonly steps: readonly Step[];
};

/** A question without its own words. */
export type Answered = Omit<Question, 'id' | 'number' | 'question'>;

type More = Partial<Omit<Answered, 'answer' | 'summary'>>;

const answered =
  (answer: Answer) =>
  (summary: Text, more: More = {}): Answered => ({
    answer,
    summary,
    steps: [],
    notes: [],
    choices: [],
    misleads: false,
    compares: null,
    ...more,
  });

export const holds = answered('holds');
export const fails = answered('fails');
export const notReached = answered('not-reached');
export const doesNotApply = answered('does-not-apply');
export const notObservable = answered('not-observable');
