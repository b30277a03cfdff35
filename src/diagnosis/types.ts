import type { Comparison, Evidence } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { MissingFact } from '../exchange/missing-fact.ts';
import type { ProfileName } from '../fetch/profiles.ts';
import type { CredentialsMode, Mode, RedirectMode, Stored } from '../fetch/request.ts';
import type { Phase, Step } from '../fetch/trace.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import type { Text } from '../text/text.ts';

/** `failed`: something other than CORS stopped it. `undecided`: the page may have had the answer, or not. */
export type Verdict = 'allowed' | 'blocked' | 'failed' | 'undecided';

/**
 * Every code that a browser may have printed: one if all facts are known. Empty if it prints none, null if that cannot
 * be told.
 */
export type Codes = {
  readonly chromium: readonly string[] | null;
  readonly firefox: readonly string[] | null;
};

/** The facts by which some worlds differ from the others, e.g. `{ 'credentials-mode': 'include' }`. */
export type When = {
  readonly mode?: Mode;
  readonly 'credentials-mode'?: CredentialsMode;
  readonly 'redirect-mode'?: RedirectMode;
};

/** A sentence that the browser may have printed in its console. */
export type ConsoleLine = {
  readonly code: string;
  /** As the browser prints it, with the values of the request. */
  readonly sentence: Text;
  /** The facts that would make it this sentence; empty if it is the only one. */
  readonly when: When;
};

/** What blocks in some worlds only, beside what blocks in all of them. */
export type Conditional = {
  readonly when: When;
  /** `when` in words, after "if": "the call includes credentials". */
  readonly condition: string;
  readonly causes: readonly NamedCause[];
  /** What these worlds need beside the change that is right in all. */
  readonly change: readonly PolicyChange[];
  /** What the standard says in these worlds after both. */
  readonly proof: Proof;
};

export type Answer = 'holds' | 'fails' | 'not-reached' | 'does-not-apply' | 'not-observable';

/** What a question asks about, for readers that look for one of them. */
export type QuestionId = 'report' | 'server' | 'preflight' | 'origin' | 'credentials' | 'error' | 'cache';

export type Question = {
  readonly id: QuestionId;
  /** 1 to 7, in the order of the debug checklist. */
  readonly number: number;
  readonly question: string;
  readonly answer: Answer;
  /** The answer in a few words, e.g. "no, the header is absent". */
  readonly summary: Text;
  /** True if the answer holds but misleads, as some of the browsers' own messages do. */
  readonly misleads: boolean;
  /** What the cause compares, at the question where it stops the request. */
  readonly compares: Comparison | null;
  /** The steps of the standard behind the answer, as taken. */
  readonly steps: readonly Step[];
  /** Observations that are not a step of the standard. */
  readonly notes: readonly Text[];
  /** The sentences of which one is in the console, if it is open which. */
  readonly choices: readonly ConsoleLine[];
};

export type NamedCause = { readonly id: CauseId; readonly title: string };
export type Candidate = NamedCause | { readonly id: 'allowed'; readonly title: string };
export type Warning = NamedCause & {
  /** The title for this exchange, if its values say more or less than the general one. */
  readonly headline: Text;
  readonly explanation: Text;
  readonly evidence: Evidence;
  readonly change: readonly PolicyChange[];
};

/** What the other browser, or the standard to the letter, would do with the same exchange. */
export type OtherBrowser = {
  readonly profile: ProfileName;
  readonly verdict: 'allowed' | 'blocked';
  /** Null if it is allowed. */
  readonly cause: NamedCause | null;
  /** The deviations that make the difference, each in one sentence. */
  readonly because: readonly string[];
};

/** What to change if this candidate is the cause. */
export type Alternative = Pick<Diagnosis, 'hop' | 'phase' | 'server' | 'change' | 'also' | 'proof'> & {
  readonly id: CauseId;
  /** The fact that would make it the cause, after "if". */
  readonly condition: string;
};

/** What the standard says once the whole change is applied to the observed answers. */
export type Proof =
  /** The standard allows the same exchange with these changes. */
  | 'proven'
  /** It allows what was seen; an answer that never came is still unknown. */
  | 'not-observed'
  /** No change of an answer is proposed, so there was nothing to run. */
  | 'not-applicable';

/** What a list says about an exchange. A `Diagnosis` says the same, and the proof. */
export type Summary = Pick<
  Diagnosis,
  'exchange' | 'verdict' | 'phase' | 'hop' | 'cause' | 'title' | 'candidates'
> & { readonly warnings: readonly (NamedCause & { readonly headline: Text })[] };

export type Diagnosis = {
  readonly exchange: Exchange;
  readonly verdict: Verdict;
  readonly phase: Phase | null;
  /** Index of the hop where it was decided. */
  readonly hop: number;
  /** The host whose answer must change, where one must. */
  readonly server: string;
  /** Whose cache gave the response of each hop; null where nothing shows that one did. */
  readonly caches: readonly (Stored['by'] | null)[];
  /** What blocks in every world that is left; null if nothing does, or no one defect is in all of them. */
  readonly cause: CauseId | null;
  /** For lists and groups. */
  readonly title: string;
  /** For this exchange, with its values. */
  readonly headline: Text;
  readonly explanation: Text;
  /** What the browser's own message leaves out; null if nothing. */
  readonly messageOmits: Text | null;
  /** If no cause is certain: those it may be, or `allowed`. */
  readonly candidates: readonly Candidate[];
  /** The fact that would close what is open. */
  readonly needs: MissingFact | null;
  /** What to change for each candidate that blocks. */
  readonly alternatives: readonly Alternative[];
  /** What would still block after the cause is repaired, in every world, in order. */
  readonly also: readonly NamedCause[];
  /** What comes on top in some worlds. There the exchange may have stopped before `cause`. */
  readonly conditional: readonly Conditional[];
  readonly warnings: readonly Warning[];
  readonly codes: Codes;
  /** What the watched browser may have printed. Empty if it prints nothing about CORS, or if it cannot be told. */
  readonly console: readonly ConsoleLine[];
  /** The other browser and the standard itself, if they would decide otherwise. */
  readonly otherBrowsers: readonly OtherBrowser[];
  readonly evidence: Evidence;
  /** The change that is right in every world, for the cause and for everything in `also`. */
  readonly change: readonly PolicyChange[];
  readonly proof: Proof;
  readonly walkthrough: readonly Question[];
  /** The request's origin as serialized at the last hop. */
  readonly origin: string;
  /** Null if it was not observable. */
  readonly credentialsMode: CredentialsMode | null;
};
