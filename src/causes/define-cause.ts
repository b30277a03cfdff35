import type { AskedPreflight, Earlier, Exchange } from '../exchange/exchange.ts';
import type { MissingFact } from '../exchange/missing-fact.ts';
import type { HeaderList } from '../fetch/header-list.ts';
import type { ResponseTainting } from '../fetch/main-fetch.ts';
import type { Profile } from '../fetch/profiles.ts';
import type { CredentialsMode, Stored } from '../fetch/request.ts';
import type {
  PreflightAuthorizationStop,
  PreflightHeadersStop,
  PreflightMethodStop,
  Stop,
} from '../fetch/stop.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { asTitle, type Text } from '../text/text.ts';

/**
 * What a diagnosis rests on: plain values for other programs, as `--json` prints them. Our own readers have typed
 * fields, such as `compares`.
 */
export type Evidence = { readonly [key: string]: string | number | boolean | null | readonly string[] };

/** What a cause compares: what the request needs, and what the answer says. */
export type Comparison =
  | { readonly what: 'origin' | 'value'; readonly expected: string; readonly received: string }
  | ListComparison;

export type ListComparison = {
  readonly what: 'list';
  readonly of: 'method' | 'header';
  readonly expected: readonly string[];
  readonly received: readonly string[];
  /** Those of `expected` that `received` does not cover. */
  readonly missing: readonly string[];
};

/** The method of a request beside those that the preflight's answer lists. */
export const compareMethods = ({ method, methods }: PreflightMethodStop): ListComparison => ({
  what: 'list',
  of: 'method',
  expected: [method],
  received: methods,
  missing: [method],
});

/** The names that need permission beside those that the preflight's answer lists. */
export const compareHeaders = (
  missing: readonly string[],
  { unsafeNames, headerNames }: PreflightHeadersStop | PreflightAuthorizationStop,
): ListComparison => ({
  what: 'list',
  of: 'header',
  expected: unsafeNames,
  received: headerNames,
  missing,
});

/** A request that ended with an error of the network, or of a rule other than CORS. */
export type Failure = {
  /** If the request and its preflight ended with different errors, the one that says more. */
  readonly error: string;
  /** The error of a preflight that got no HTTP answer. */
  readonly preflightError: string | null;
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  /** The target of the last answer's redirect, if nobody followed it; null if it does not redirect. */
  readonly redirectsTo: string | null;
  /** Where the standard stops for a reason other than the CORS protocol; null if it does not. */
  readonly stop: Stop | null;
  readonly exchange: Exchange;
};

/** A request that a warning may be about; nearly always one whose response the page got. */
export type Passage = {
  /** False only for the causes that are asked of every exchange. */
  readonly isAllowed: boolean;
  /** Whether the page did not get the response; false, too, if that is undecided. */
  readonly isStopped: boolean;
  readonly tainting: ResponseTainting;
  readonly credentialsMode: CredentialsMode;
  readonly serializedOrigin: string;
  readonly url: string;
  /** Null if no answer was seen; then the list is empty. */
  readonly status: number | null;
  readonly headerList: HeaderList;
  readonly unsafeNames: readonly string[];
  /** What shows that the answer came from a cache; null if nothing does. */
  readonly stored: Stored | null;
  /** What the session saw before. */
  readonly earlier: Earlier;
  readonly profile: Profile;
  /** The last hop's preflight answer. */
  readonly preflight: HeaderList | null;
  /** The preflights for the same URL and origin that the session saw before, oldest first; few ask for them. */
  earlierPreflights(): readonly AskedPreflight[];
  readonly exchange: Exchange;
};

type Common<Id extends string, Sees, E extends Evidence> = {
  /** The failing state as a kebab-case noun: also the name of the file, the page, the test and the scenario. */
  readonly id: Id;
  /** For lists and groups; it says nothing about a single exchange. */
  readonly title: string;
  /** The title of one diagnosis, if its values say more than `title`. */
  headline?(evidence: E, sees: Sees): Text;
  /** What happened, to whom, and what would be right. */
  explain(evidence: E, sees: Sees): Text;
  /** What should be different; empty if only advice helps. */
  change(evidence: E, sees: Sees): readonly PolicyChange[];
  /** What the browser's own message leaves out or gets wrong. */
  messageOmits?(evidence: E, sees: Sees): Text | null;
};

/** Asked of many, and decides itself whether it is the cause. */
type Asked<Sees, E extends Evidence> = {
  /** The evidence, or null if this is not the cause. */
  when(sees: Sees): E | null;
};

/** The CORS protocol stopped the request. The table in `index.ts` says which stops have this cause. */
export type BlockedCause<
  Id extends string = string,
  S extends Stop = Stop,
  E extends Evidence = Evidence,
> = Common<Id, S, E> & {
  readonly severity: 'blocked';
  /** What the step saw, as far as it belongs to the cause. Decides nothing. */
  evidence(stop: S): E;
  /** For readers that set the two sides against each other. Left out where there is only one side. */
  compares?(evidence: E, stop: S): Comparison;
  /** The host that must change, where it is not the one that gave the answer. */
  server?(evidence: E): string;
};

/** Names at least the error with which the request ended. */
export type FailedEvidence = Evidence & { readonly error: string };

/** It looks like CORS and is not. */
export type FailedCause<Id extends string = string, E extends FailedEvidence = FailedEvidence> = Common<
  Id,
  Failure,
  E
> &
  Asked<Failure, E> & {
    readonly severity: 'failed';
    /** If this is likely but not proven: the fact that would prove it. Asked if no cause is certain. */
    suspect?(failure: Failure): MissingFact | null;
    /** Firefox prints no CORS category for it, or only where another origin has answered before. */
    readonly isSilentInFirefox?: true | 'unless it crossed';
  };

/** It works, and will break or already misleads. */
export type WarningCause<Id extends string = string, E extends Evidence = Evidence> = Common<Id, Passage, E> &
  Asked<Passage, E> & {
    readonly severity: 'warning';
    /** Asked of every exchange, not only of those whose response the page got. */
    readonly isForEveryVerdict?: true;
  };

export type Cause = BlockedCause | FailedCause | WarningCause;

/** The title of one diagnosis or warning, short enough for every reader. */
export const headlineOf = <E extends Evidence, Sees>(
  { title, headline }: Pick<Common<string, Sees, E>, 'title' | 'headline'>,
  evidence: E,
  sees: Sees,
): Text => asTitle(headline?.(evidence, sees) ?? [title]);

/** Defines a cause, with the types that its own evidence and what it sees give it. */
export function defineCause<Id extends string, S extends Stop, E extends Evidence>(
  cause: BlockedCause<Id, S, E>,
): BlockedCause<Id, S, E>;
export function defineCause<Id extends string, E extends FailedEvidence>(
  cause: FailedCause<Id, E>,
): FailedCause<Id, E>;
export function defineCause<Id extends string, E extends Evidence>(
  cause: WarningCause<Id, E>,
): WarningCause<Id, E>;
export function defineCause(cause: Cause): Cause {
  return cause;
}
