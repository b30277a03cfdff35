import { diagnose } from '../diagnosis/diagnose.ts';
import type { Diagnosis, NamedCause, Verdict } from '../diagnosis/types.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { PROFILES, type ProfileName } from '../fetch/profiles.ts';
import type { Phase } from '../fetch/trace.ts';
import { exchangeOf } from './exchange-of.ts';
import { type Fault, faultsOf } from './faults.ts';
import type { Supposition } from './supposition.ts';

/** What a browser would do, by its own rules from the first request on. */
export type Prediction = {
  readonly profile: ProfileName;
  /** `depends`: on a fact that is not known. */
  readonly verdict: Verdict | 'depends';
  readonly cause: NamedCause | null;
  /** The code with which it would report it; null where it reports none, or has none as the standard. */
  readonly code: string | null;
};

export type OpenFact = 'mode' | 'redirectMode' | 'credentialsMode';
export type Choice = {
  readonly value: string;
  readonly leadsTo: readonly Pick<Diagnosis, 'verdict' | 'title'>[];
};

type Decision =
  /** Nothing would be sent, or nothing could be answered like that. */
  | { readonly kind: 'faulty' }
  /** What follows depends on a fact that is not known. */
  | { readonly kind: 'depends'; readonly on: OpenFact; readonly choices: readonly Choice[] }
  /** The journey comes to an answer that is not known. `stored`: to one that a cache holds. */
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

/** What follows from a supposition: the editor's faults, the journey, and what the page would get. */
export type Consequence = Decision & {
  readonly faults: readonly Fault[];
  /** How many hops the journey comes to, and which of them ask a preflight first. */
  readonly hops: readonly { readonly url: string; readonly method: string; readonly asksFirst: boolean }[];
};

/** Judges what is only supposed, by the engine that judges what was seen. Never throws. */
export function consequenceOf(supposition: Supposition): Consequence {
  const completions = completionsOf(supposition);
  const found = completions.map((completion) => diagnose(exchangeOf(completion)));
  // The longest of the ways it may take: what may be asked there is for the reader to say.
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
    diagnosis: { ...first, codes: commonCodes(found) },
    predictions: (Object.keys(PROFILES) as ProfileName[]).map((profile) =>
      profile === supposition.profile ? predicted(profile, found) : predict(supposition, profile),
    ),
  };
}

/** The suppositions in which every fact is known, one for each way to choose. */
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

/** What is the same answer for the browser that is supposed. */
function keyOf({ verdict, cause, phase, hop, codes, exchange, needs }: Diagnosis): string {
  const code = exchange.browser === null ? null : codes[exchange.browser];
  return JSON.stringify([verdict, cause, phase, hop, code, needs]);
}

function commonCodes(found: readonly Diagnosis[]): Diagnosis['codes'] {
  const common = (browser: keyof Diagnosis['codes']): string | null => {
    const [code = null, ...others] = new Set(found.map(({ codes }) => codes[browser]));
    return others.length === 0 ? code : null;
  };
  return { chromium: common('chromium'), firefox: common('firefox') };
}

const predict = (supposition: Supposition, profile: ProfileName): Prediction =>
  predicted(
    profile,
    completionsOf({ ...supposition, profile }).map((each) => diagnose(exchangeOf(each))),
  );

function predicted(profile: ProfileName, found: readonly Diagnosis[]): Prediction {
  const [first, ...others] = found;
  if (first === undefined || others.some((each) => keyOf(each) !== keyOf(first)))
    return { profile, verdict: 'depends', cause: null, code: null };
  const { verdict, cause, title } = first;
  return {
    profile,
    verdict,
    cause: cause === null ? null : { id: cause, title },
    code: profile === 'standard' ? null : commonCodes(found)[profile],
  };
}

/** The first open fact that makes a difference, and what each of its values leads to. */
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
