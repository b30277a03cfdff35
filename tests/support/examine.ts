import { expect, test } from 'vitest';
import { hypothesesOf } from '../../src/diagnosis/hypotheses.ts';
import { PROFILES } from '../../src/fetch/profiles.ts';
import { runFetch } from '../../src/fetch/run.ts';
import {
  CAUSES,
  type CauseId,
  type Diagnosis,
  diagnoseAll,
  type Evidence,
  type Phase,
  type PolicyChange,
  type Proof,
  plain,
} from '../../src/index.ts';
import { apply } from '../../src/policy/apply.ts';
import { exampleOf } from './document.ts';
import { readExample } from './read-example.ts';

export type Expected = {
  /** Null for causes that are not part of the CORS protocol. */
  readonly phase: Phase | null;
  /** Further causes that would block, in order; none if absent. */
  readonly also?: readonly CauseId[];
  readonly evidence: Evidence;
  /** Values of this exchange that the explanation must name. */
  readonly says: readonly string[];
  readonly proof: Proof;
  /** The changes to answers and calls, without advice. */
  readonly change: readonly PolicyChange[];
};

/**
 * The tests that all causes share: the document's example has this cause, the explanation names these values, and the
 * change repairs it.
 */
export function testExample(id: CauseId, expected: Expected): string {
  const example = exampleOf(id);

  test('is the cause of its document’s example', () => {
    const diagnosis = diagnosisOf(example);
    const { severity } = CAUSES[id];
    if (severity === 'warning') {
      expect(diagnosis).toMatchObject({ verdict: 'allowed', cause: null });
      expect(diagnosis.warnings.map((warning) => warning.id)).toContain(id);
    } else {
      expect(diagnosis).toMatchObject({ verdict: severity, cause: id, phase: expected.phase });
      expect(diagnosis.also.map((next) => next.id)).toEqual(expected.also ?? []);
    }
    expect(found(diagnosis, id).evidence).toEqual(expected.evidence);
  });

  test('names the values of the exchange', () => {
    const explanation = plain(found(diagnosisOf(example), id).explanation);
    for (const value of expected.says) expect(explanation).toContain(value);
  });

  test('is repaired by its change', () => {
    const diagnosis = diagnosisOf(example);
    expect(diagnosis.proof).toBe(expected.proof);
    expect(applicable(found(diagnosis, id).change)).toEqual(expected.change);
    expect(replay(diagnosis)).toBe(
      { proven: 'response', 'not-observed': 'unobserved', 'not-applicable': null }[expected.proof],
    );
  });

  return example;
}

/** The example, with each `from` replaced by its `to`. Throws if a `from` is missing. */
export function edit(example: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The example does not say ${JSON.stringify(from)}`);
    return text.replaceAll(from, to);
  }, example);
}

/** The diagnosis of the example, the last exchange of its session. */
export function diagnosisOf(example: string): Diagnosis {
  const last = diagnoseAll(readExample(example)).at(-1);
  if (last === undefined) throw new Error('The example has no exchange');
  return last;
}

export const explanationOf = (example: string): string => plain(diagnosisOf(example).explanation);

/** The sentence about what the browser's own message leaves out; empty if there is none. */
export const toldOf = (example: string): string => plain(diagnosisOf(example).messageOmits ?? []);

/** The near misses: each resembles the example but has another cause. `null`: the page gets its answer. */
export function testNeighbours(
  neighbours: Readonly<Record<string, readonly [example: string, id: CauseId | null]>>,
) {
  test.each(Object.entries(neighbours))('is not the cause when %s', (_, [example, id]) => {
    const diagnosis = diagnosisOf(example);
    expect(diagnosis.cause).toBe(id);
    expect(diagnosis.verdict).toBe(id === null ? 'allowed' : CAUSES[id].severity);
  });
}

export const applicable = (changes: readonly PolicyChange[]): readonly PolicyChange[] =>
  changes.filter((change) => !('advise' in change));

/** The changes that every refused preflight of the examples needs before its lists count. */
export const LET_PREFLIGHT_PASS: readonly PolicyChange[] = [
  { status: 204, on: ['preflight'] },
  { set: 'Access-Control-Allow-Origin', to: 'https://shop.example.com', on: ['preflight', 'response'] },
  { set: 'Vary', to: 'Origin', on: ['response'] },
];

/** The pieces of advice, as sentences. */
export const adviceOf = (diagnosis: Diagnosis): readonly string[] =>
  diagnosis.change.flatMap((change) =>
    'advise' in change ? [`${change.advise}: ${plain(change.text)}`] : [],
  );

function found(diagnosis: Diagnosis, id: CauseId) {
  return diagnosis.warnings.find((warning) => warning.id === id) ?? diagnosis;
}

/** Applies all changes at once and runs the standard, independently of the engine's own proof. */
function replay({ exchange, change, hop, verdict, caches }: Diagnosis): string | null {
  const changes = applicable(change);
  if (verdict !== 'blocked' || changes.length === 0) return null;
  const profile = PROFILES[exchange.browser ?? 'standard'];
  // A cache that is emptied gives another answer in place of the stored one.
  const emptied = caches[hop] === null ? [] : [{ reload: true } as const];
  const done = [...changes, ...emptied];
  const { asked, hops } = apply(hypothesesOf(exchange, profile)[0].observation, done, hop);
  return runFetch(asked, hops, profile).result.kind;
}
