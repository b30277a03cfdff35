import { diagnose } from '../diagnosis/diagnose.ts';
import type { Diagnosis, NamedCause, Verdict } from '../diagnosis/types.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { PROFILES, type ProfileName } from '../fetch/profiles.ts';
import type { Phase } from '../fetch/trace.ts';
import { exchangeOf } from './exchange-of.ts';
import { type Fault, faultsOf } from './faults.ts';
import type { Supposition } from './supposition.ts';

/** What one browser would do with the supposition. */
export type Prediction = {
  readonly profile: ProfileName;
  /** `depends`: the verdict depends on an open fact. */
  readonly verdict: Verdict | 'depends';
  readonly cause: NamedCause | null;
  /** The codes that the browser's console may print; none for the standard. */
  readonly codes: readonly string[];
};

export type OpenFact = 'mode' | 'redirectMode' | 'credentialsMode';
export type Choice = {
  readonly value: string;
  readonly leadsTo: readonly Pick<Diagnosis, 'verdict' | 'title'>[];
};

type Decision =
  /** A fault is fatal: the request could not be sent, or the response could not exist. */
  | { readonly kind: 'faulty' }
  /** The verdict depends on an open fact. */
  | { readonly kind: 'depends'; readonly on: OpenFact; readonly choices: readonly Choice[] }
  /** The run reaches an unknown response. `stored`: the response comes from a cache, after a 304. */
  | {
      readonly kind: 'unanswered';
      readonly hop: number;
      readonly place: Phase | 'stored';
      readonly diagnosis: Diagnosis;
    }
  | {
      readonly kind: 'decided';
      readonly diagnosis: Diagnosis;
      readonly predictions: readonly Prediction[];
    };

/** What follows from a supposition: faults in its fields, the hops that are reached, and what the page gets. */
export type Consequence = Decision & {
  readonly faults: readonly Fault[];
  /** The hops that are reached. `asksFirst`: the hop needs a preflight. */
  readonly hops: readonly { readonly url: string; readonly method: string; readonly asksFirst: boolean }[];
};

/** Diagnoses a supposition with the same engine that diagnoses recorded exchanges. Never throws. */
export function consequenceOf(supposition: Supposition): Consequence {
  const completions = completionsOf(supposition);
  const found = completions.map((completion) => diagnose(exchangeOf(completion)));
  // Open facts may lead to different hops. The editor shows the longest list, so that each hop can be filled in.
  const longest = found.reduce((a, b) => (b.exchange.hops.length > a.exchange.hops.length ? b : a));
  const hops = longest.exchange.hops.map(({ url, method }, index) => ({
    url,
    method,
    asksFirst: found.some(({ exchange }) => (exchange.hops[index]?.preflight ?? null) !== null),
  }));
  const faults = faultsOf(supposition, hops.length);
  const decision: Decision = faults.some(({ isFatal }) => isFatal)
    ? { kind: 'faulty' }
    : decide(supposition, completions, found);
  return { ...decision, faults, hops };
}

function decide(
  supposition: Supposition,
  completions: readonly Supposition[],
  found: readonly Diagnosis[],
): Decision {
  const [first = diagnose(exchangeOf(supposition))] = found;
  if (new Set(found.map(keyOf)).size > 1) return dependsOn(supposition, completions, found);
  if (first.verdict === 'undecided') return { kind: 'unanswered', ...missingAnswer(first), diagnosis: first };
  return {
    kind: 'decided',
    diagnosis: { ...first, codes: allCodes(found) },
    predictions: (Object.keys(PROFILES) as ProfileName[]).map((profile) =>
      profile === supposition.profile ? predicted(profile, found) : predict(supposition, profile),
    ),
  };
}

/** One supposition for each combination of the open facts' values. In each of them every fact is known. */
export function completionsOf(supposition: Supposition): readonly Supposition[] {
  return supposition.mode.flatMap((mode) =>
    supposition.redirectMode.flatMap((redirectMode) =>
      supposition.credentialsMode.map(
        (credentialsMode): Supposition => ({
          ...supposition,
          mode: [mode],
          redirectMode: [redirectMode],
          credentialsMode: [credentialsMode],
        }),
      ),
    ),
  );
}

/** Two diagnoses with the same key are the same result for the supposed browser. */
function keyOf({ verdict, cause, phase, hop, codes, exchange, needs }: Diagnosis): string {
  const code = exchange.browser === null ? null : codes[exchange.browser];
  return JSON.stringify([verdict, cause, phase, hop, code, needs]);
}

function allCodes(found: readonly Diagnosis[]): Diagnosis['codes'] {
  const all = (browser: keyof Diagnosis['codes']): readonly string[] | null => {
    const lists = found.map(({ codes }) => codes[browser]);
    return lists.includes(null) ? null : [...new Set(lists.flatMap((list) => list ?? []))];
  };
  return { chromium: all('chromium'), firefox: all('firefox') };
}

const predict = (supposition: Supposition, profile: ProfileName): Prediction =>
  predicted(
    profile,
    completionsOf({ ...supposition, profile }).map((each) => diagnose(exchangeOf(each))),
  );

function predicted(profile: ProfileName, found: readonly Diagnosis[]): Prediction {
  const [first, ...others] = found;
  if (first === undefined || others.some((each) => keyOf(each) !== keyOf(first)))
    return { profile, verdict: 'depends', cause: null, codes: [] };
  const { verdict, cause, title } = first;
  return {
    profile,
    verdict,
    cause: cause === null ? null : { id: cause, title },
    codes: profile === 'standard' ? [] : (allCodes(found)[profile] ?? []),
  };
}

/** The first open fact that changes the verdict, with the verdicts to which each of its values leads. */
function dependsOn(
  supposition: Supposition,
  completions: readonly Supposition[],
  found: readonly Diagnosis[],
): Decision {
  const facts = (['mode', 'redirectMode', 'credentialsMode'] as const).map((on) => {
    const choices = supposition[on].map((value): Choice => {
      const leadsTo = found.filter((_, index) => completions[index]?.[on][0] === value);
      const ends = new Map(
        leadsTo.map((each) => [keyOf(each), { verdict: each.verdict, title: each.title }]),
      );
      return { value, leadsTo: [...ends.values()] };
    });
    const isDecisive = new Set(choices.map(({ leadsTo }) => JSON.stringify(leadsTo))).size > 1;
    return { on, choices, isDecisive };
  });
  const open = facts.filter(({ choices }) => choices.length > 1);
  const { on, choices } = open.find(({ isDecisive }) => isDecisive) ?? open[0] ?? facts[0] ?? NO_FACT;
  return { kind: 'depends', on, choices };
}

const NO_FACT = { on: 'mode', choices: [] } as const;

function missingAnswer({ exchange }: Diagnosis): { hop: number; place: Phase | 'stored' } {
  const hop = exchange.hops.length - 1;
  const last = lastHop(exchange);
  if (last.preflight !== null && last.preflight.response === null) return { hop, place: 'preflight' };
  return { hop, place: last.response === null ? 'response' : 'stored' };
}
