import type { Comparison, Evidence } from '../causes/define-cause.ts';
import type { CauseId } from '../causes/index.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ProfileName } from '../fetch/profiles.ts';
import type { CredentialsMode, Stored } from '../fetch/request.ts';
import type { Phase, Step } from '../fetch/trace.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import type { Text } from '../text/text.ts';

/** `failed`: something other than CORS stopped it. `undecided`: a fact is missing that would decide. */
export type Verdict = 'allowed' | 'blocked' | 'failed' | 'undecided';

/** The codes with which the browsers report it; null where they report none or it cannot be told. */
export type Codes = { readonly chromium: string | null; readonly firefox: string | null };

export type Answer = 'holds' | 'fails' | 'not-reached' | 'does-not-apply' | 'not-observable';

export type Question = {
  /** 1 to 7, in the order of the debug checklist. */
  readonly number: number;
  readonly question: string;
  readonly answer: Answer;
  /** The answer in a few words, e.g. "no, the header is absent". */
  readonly summary: Text;
  /** True where the answer holds but misleads, as some of the browsers' own messages do. */
  readonly misleads: boolean;
  /** What the cause compares, at the question where it stops the request. */
  readonly compares: Comparison | null;
  /** The steps of the standard behind the answer, as taken. */
  readonly steps: readonly Step[];
  /** Observations that are no step of the standard. */
  readonly notes: readonly Text[];
};

export type NamedCause = { readonly id: CauseId; readonly title: string };
export type Candidate = NamedCause | { readonly id: 'allowed'; readonly title: string };
export type Warning = NamedCause & {
  /** For this exchange, where its values say more or less than the title. */
  readonly headline: string;
  readonly explanation: Text;
  readonly evidence: Evidence;
  readonly change: readonly PolicyChange[];
};

/** What would become of the same exchange where the rules differ. */
export type OtherBrowser = {
  readonly profile: ProfileName;
  readonly verdict: 'allowed' | 'blocked';
  /** Null where it is allowed. */
  readonly cause: NamedCause | null;
  /** The deviations that make the difference, each in one sentence. */
  readonly because: readonly string[];
};

/** What would have to change if this candidate were the cause. */
export type Alternative = Pick<Diagnosis, 'hop' | 'phase' | 'server' | 'change' | 'also' | 'proof'> & {
  readonly id: CauseId;
  /** The fact that would make it the cause, after "if". */
  readonly condition: string;
};

/** What applying the whole change to the observed answers led to. */
export type Proof =
  /** The standard allows the same exchange with these changes. */
  | 'proven'
  /** It allows what was seen; an answer that never came is still unknown. */
  | 'not-observed'
  /** There is nothing an answer could change. */
  | 'not-applicable';

/** What a list says of an exchange; a `Diagnosis` says all of it and the proof. */
export type Summary = Pick<
  Diagnosis,
  'exchange' | 'verdict' | 'phase' | 'hop' | 'cause' | 'title' | 'isCauseCertain' | 'candidates'
> & { readonly warnings: readonly (NamedCause & { readonly headline: string })[] };

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
  readonly cause: CauseId | null;
  /** For lists and groups. */
  readonly title: string;
  /** For this exchange, with its values. */
  readonly headline: string;
  readonly explanation: Text;
  /** What the browser's own message leaves out; null if nothing. */
  readonly messageOmits: Text | null;
  /** Whether the cause is certain: always if one is named, and where only the browser’s own report is open. */
  readonly isCauseCertain: boolean;
  /** Undecided: the causes it may be, or `allowed`. */
  readonly candidates: readonly Candidate[];
  /** Undecided: the missing fact. */
  readonly needs: string | null;
  /** Undecided: what would mend each of the candidates that block. */
  readonly alternatives: readonly Alternative[];
  /** What would still block after the cause is repaired, in order. */
  readonly also: readonly NamedCause[];
  readonly warnings: readonly Warning[];
  readonly codes: Codes;
  /** The other browser and the standard itself, where they would decide otherwise. */
  readonly otherBrowsers: readonly OtherBrowser[];
  readonly evidence: Evidence;
  /** The whole change, for the cause and for everything in `also`. */
  readonly change: readonly PolicyChange[];
  readonly proof: Proof;
  readonly walkthrough: readonly Question[];
  /** The request's origin as serialized at the last hop. */
  readonly origin: string;
  /** Null where it was not observable. */
  readonly credentialsMode: CredentialsMode | null;
};
