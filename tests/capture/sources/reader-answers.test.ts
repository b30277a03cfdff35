import { describe, expect, test } from 'vitest';
import { callOfAnswer, diagnose, type Exchange, readCapture, toMarkdown } from '../../../src/index.ts';
import { recordingsOf } from '../../support/recordings.ts';
import { redacted } from '../../support/redacted.ts';

/** A preflight that is refused with and without credentials, at another step in each world. */
const [RECORDING] = recordingsOf('chromium').filter(({ name }) => name === 'k-x');
const INCLUDE = { mode: null, credentialsMode: 'include', redirectMode: null } as const;

/** The first exchange of the recording with these calls. */
function read(calls: readonly unknown[]): Exchange {
  const [exchange] = readCapture(JSON.stringify({ ...RECORDING, calls })).exchanges;
  if (exchange === undefined) throw new Error('There is no exchange.');
  return exchange;
}
const open = read([]);
const said = callOfAnswer(open, INCLUDE);

describe('what the reader said', () => {
  test('decides what nothing else shows, as a recorded call would', () => {
    expect(diagnose(open).codes.chromium).toHaveLength(2);
    const decided = diagnose(read([said]));
    expect(decided.codes.chromium).toEqual(['PreflightInvalidAllowCredentials']);
    expect(decided.credentialsMode).toBe('include');
    expect(decided.conditional).toEqual([]);
    expect(decided.needs).toBeNull();
  });

  test('is in the report, and not taken for a call of the page', () => {
    const decided = diagnose(read([said]));
    expect(toMarkdown(decided, null)).toContain('The reader said that the call includes credentials.');
    expect(decided.exchange.call).toBeNull();
    expect(decided.exchange.seenBy.call).toBe(false);
  });

  test.each([
    ['start', { at: open.startedAt + 1 }],
    ['method', { method: 'PUT' }],
    ['URL', { url: `${open.hops[0].url}/other` }],
    ['request', { requestId: '987654' }],
  ])('is about its own exchange and not about one with another %s', (_what, other) =>
    expect(read([{ ...said, ...other }]).answer).toBeNull(),
  );

  test('yields to the page’s own recorded call', () => {
    const { at, url, method } = said as { at: number; url: string; method: string };
    const own = { at, url, method, api: 'fetch', mode: 'cors', credentials: 'same-origin', headers: [] };
    expect(diagnose(read([said, own])).credentialsMode).toBe('same-origin');
  });

  test('yields to the browser: what is impossible is not believed', () => {
    const impossible = callOfAnswer(open, { ...INCLUDE, mode: 'no-cors' });
    expect(diagnose(read([impossible])).codes).toEqual(diagnose(open).codes);
  });

  test('stays in a recording, and can be read from it again', () => {
    const saved = redacted(JSON.stringify({ ...RECORDING, calls: [said] }));
    expect(JSON.parse(saved).calls).toMatchObject([{ by: 'reader', credentials: 'include' }]);
    expect(readCapture(saved).exchanges[0]?.answer).toEqual(INCLUDE);
  });
});
