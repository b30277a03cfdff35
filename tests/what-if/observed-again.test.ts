import { describe, expect, test } from 'vitest';
import {
  CAUSES,
  type CauseId,
  consequenceOf,
  type Diagnosis,
  diagnose,
  readCapture,
  supposeFrom,
} from '../../src/index.ts';
import { applyChange } from '../../src/what-if/apply-change.ts';
import { exampleOf } from '../support/document.ts';
import { diagnosisOf } from '../support/examine.ts';
import { fixtures } from '../support/fixtures.ts';
import { recordingsOf, type TestRecording } from '../support/recordings.ts';

/** A supposition without edits leads to the observed result. */

const SOURCES = ['both', 'events', 'har'] as const;

function diagnosesOf({ har, events, ...rest }: TestRecording, source: (typeof SOURCES)[number]) {
  const isUsable = events.length > 0 || source !== 'events';
  if (!isUsable) return [];
  const seen = { ...rest, events: source === 'har' ? [] : events, ...(source === 'events' ? {} : { har }) };
  return readCapture(JSON.stringify(seen)).exchanges.map((exchange) => diagnose(exchange));
}

const RECORDED = [...recordingsOf('chromium'), ...recordingsOf('firefox')].flatMap((recording) =>
  SOURCES.flatMap((source) =>
    diagnosesOf(recording, source).map((diagnosis, index) => ({
      name: `${recording.browser}/${recording.name} ${index}, from ${source}`,
      diagnosis,
    })),
  ),
);
const EXAMPLES = (Object.keys(CAUSES) as CauseId[]).map((id) => ({
  name: id,
  diagnosis: diagnosisOf(exampleOf(id)),
}));
const FIXTURES = Object.entries(fixtures).map(([name, diagnosis]) => ({ name, diagnosis }));
const ALL = [...RECORDED, ...EXAMPLES, ...FIXTURES];

/** Exchanges decided by something that a supposition leaves out on purpose. */
const LEFT_OUT: readonly (readonly [reason: string, is: (diagnosis: Diagnosis) => boolean])[] = [
  ['a fact is missing, and stays open', ({ needs }) => needs !== null],
  [
    'it failed for another reason than CORS, and What if assumes that the server answers',
    ({ verdict, cause }) => verdict === 'failed' && cause !== 'mixed-content' && cause !== 'unsafe-redirect',
  ],
  [
    'a cache answered, and What if assumes that the server does',
    ({ cause }) => cause === 'cached-without-cors' || cause === 'cached-for-another-origin',
  ],
  ['a service worker answered', ({ cause }) => cause === 'service-worker-opaque-response'],
  [
    'only the browser knows which addresses are near to the user',
    ({ cause }) => cause === 'insecure-local-network' || cause === 'local-network-access-denied',
  ],
];

const isLeftOut = (diagnosis: Diagnosis) => LEFT_OUT.some(([, is]) => is(diagnosis));
const brief = ({ verdict, cause, phase, hop, codes }: Diagnosis) => ({ verdict, cause, phase, hop, codes });
const decidedFrom = (diagnosis: Diagnosis) => {
  const consequence = consequenceOf(supposeFrom(diagnosis));
  const { kind, faults } = consequence;
  if (consequence.kind !== 'decided') throw new Error(JSON.stringify({ kind, faults }));
  return consequence;
};

describe.each([
  ['recordings', RECORDED],
  ['examples', EXAMPLES],
  ['fixtures', FIXTURES],
] as const)('of the %s', (_, all) => {
  const decided = all.filter(({ diagnosis }) => !isLeftOut(diagnosis));

  test('most are decided by the CORS protocol', () => {
    expect(decided.length).toBeGreaterThan(all.length / 3);
  });

  test('each is decided and predicted as it was observed', () => {
    for (const { name, diagnosis } of decided) {
      const { diagnosis: supposed, predictions } = decidedFrom(diagnosis);
      expect({ name, ...brief(supposed) }).toEqual({ name, ...brief(diagnosis) });
      const { verdict, cause, codes, exchange } = diagnosis;
      const own = predictions.find(({ profile }) => profile === (exchange.browser ?? 'standard'));
      expect({ name, verdict: own?.verdict, cause: own?.cause?.id ?? null }).toEqual({
        name,
        verdict,
        cause,
      });
      if (exchange.browser !== null) expect(own?.codes).toEqual(codes[exchange.browser] ?? []);
    }
  });

  test('where the change is proven, applying it is allowed', () => {
    const proven = all.filter(
      ({ diagnosis }) => diagnosis.proof === 'proven' && diagnosis.verdict === 'blocked',
    );
    for (const { name, diagnosis } of proven) {
      const supposition = supposeFrom(diagnosis);
      const consequence = consequenceOf(applyChange(supposition, diagnosis));
      const verdicts =
        consequence.kind === 'depends'
          ? consequence.choices.flatMap(({ leadsTo }) => leadsTo.map(({ verdict }) => verdict))
          : [consequence.kind === 'decided' ? consequence.diagnosis.verdict : consequence.kind];
      // Proven for a call without credentials; it is not known whether it includes any.
      expect({ name, verdicts }).toEqual({ name, verdicts: expect.arrayContaining(['allowed']) });
      if (supposition.credentialsMode.length === 1)
        expect({ name, verdicts }).toEqual({ name, verdicts: ['allowed'] });
    }
  });
});

test.each(LEFT_OUT)('some are left out because %s', (_, is) => {
  expect(ALL.some(({ diagnosis }) => is(diagnosis))).toBe(true);
});
