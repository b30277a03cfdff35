import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  diagnoseAll,
  type Exchange,
  History,
  judgeExchange,
  readCapture,
  summaryOf,
} from '../../src/index.ts';
import { DOCUMENTS, exampleOf } from '../support/document.ts';
import { readExample } from '../support/read-example.ts';
import { recordingsOf } from '../support/recordings.ts';
import { expectSameSummary } from '../support/same-summary.ts';

const RECORDINGS = [...recordingsOf('chromium'), ...recordingsOf('firefox')];
const SOURCES = ['both', 'events', 'har'] as const;

test.each(SOURCES)('says the same as the diagnosis of every recording, from %s', (source) => {
  let count = 0;
  for (const { har, events, ...rest } of RECORDINGS) {
    const seen = { ...rest, events: source === 'har' ? [] : events, ...(source === 'events' ? {} : { har }) };
    const exchanges = twice(readCapture(JSON.stringify(seen)).exchanges);
    const history = new History();
    for (const diagnosis of diagnoseAll(exchanges)) {
      const { exchange } = diagnosis;
      expectSameSummary(summaryOf(judgeExchange(exchange, history.before(exchange))), diagnosis);
      history.add(exchange);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(100);
});

const PAGES = readdirSync(DOCUMENTS)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3));

test.each(PAGES)('says the same as the diagnosis of the example of %s', (id) => {
  const history = new History();
  const diagnoses = diagnoseAll(readExample(exampleOf(id)));
  expect(diagnoses).not.toEqual([]);
  for (const diagnosis of diagnoses) {
    const { exchange } = diagnosis;
    expectSameSummary(summaryOf(judgeExchange(exchange, history.before(exchange))), diagnosis);
    history.add(exchange);
  }
});

/** Each exchange twice, so that the second has an earlier one. */
function twice(exchanges: readonly Exchange[]): readonly Exchange[] {
  const again = exchanges.map((each) => ({
    ...each,
    id: `${each.id} again`,
    startedAt: each.startedAt + 60_000,
  }));
  return [...exchanges, ...again];
}
