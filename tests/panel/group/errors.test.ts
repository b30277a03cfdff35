import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../panel/entry/entry.ts';
import { createGroupCheck, type GroupCheck } from '../../../panel/group/check-group.ts';
import { conclusionOf } from '../../../panel/group/conclusion.ts';
import { type Group, groupsOf } from '../../../panel/state/groups.ts';
import { aroundLines, diagnose, plain } from '../../../src/index.ts';
import { errors } from '../../in-browser/panel/harness/many.ts';

function examined(entries: readonly Entry[], most?: number): { group: Group; check: GroupCheck } {
  const [group] = groupsOf(entries, 'cause');
  if (group === undefined) throw new Error('no group');
  const check = createGroupCheck(group, ({ summary }) => diagnose(summary.exchange), most);
  check.proceed(() => false);
  return { group, check: check.result() };
}

/** The text, and the paths of those it is true of. */
const firstOf = ({ repairs }: GroupCheck) =>
  repairs.flatMap(({ firstForSome }) =>
    firstForSome.map(({ text, members }): [string, ...string[]] => [
      plain(text),
      ...members.map(({ summary }) => new URL(summary.exchange.hops[0].url).pathname),
    ]),
  );

describe('one change for several errors', () => {
  it('shows an explanation as that of all only where it is', () => {
    const same = examined(errors(401, 401)).check;
    expect(same.repairs).toMatchObject([{ explainsAll: true }]);
    expect(same.explanation).toEqual(same.repairs[0]?.explanation);
    const mixed = examined(errors(413, 401, 401)).check;
    expect(mixed.repairs).toMatchObject([{ explainsAll: false }]);
    expect(mixed.explanation).toBeNull();
  });

  it('explains the newest, though another endpoint was checked before it', () => {
    const [repair] = examined(errors(401, 401, 413)).check.repairs;
    expect(repair?.members[0]?.id).not.toBe('error-2');
    expect(plain(repair?.explanation ?? [])).toContain('answered 413');
  });

  it('lists what only some must do first, with those', () => {
    expect(firstOf(examined(errors(401, 413, 502, 429, 503)).check)).toEqual([
      [expect.stringContaining('behind the gateway'), '/v1/503', '/v1/502'],
      [expect.stringContaining('the rate limit'), '/v1/429'],
      [expect.stringContaining('the limit for bodies'), '/v1/413'],
    ]);
  });

  it('leaves what all must do first, and how to follow the rules, with the lines', () => {
    const { check } = examined(errors(502, 503));
    expect(firstOf(check)).toEqual([]);
    const [gateways] = check.repairs.map(({ changes }) => aroundLines(changes));
    expect(gateways?.above.length).toBeGreaterThan(0);
    const [mixed] = examined(errors(401, 413)).check.repairs.map(({ changes }) => aroundLines(changes));
    expect(mixed).toMatchObject({ above: [], below: [{ advise: 'server' }] });
  });
});

describe('conclusionOf', () => {
  const of = ({ group, check }: ReturnType<typeof examined>) => conclusionOf(group, check);

  it('says of errors that the page can read them, not that they are repaired', () => {
    expect(of(examined(errors(401, 413, 429, 502)))).toBe(
      'One change lets the page read all 4 errors. What causes them is another question.',
    );
    expect(of(examined(errors(401, 413, 429, 502), 3))).toBe(
      'One change lets the page read the 3 errors that were checked. What causes them is another question.',
    );
  });

  it('tells different changes from different causes', () => {
    const { group, check } = examined(errors(401, 413));
    const [repair] = check.repairs;
    if (repair === undefined) throw new Error('no repair');
    const other = { ...repair, cause: { id: 'origin-mismatch', title: '', isWarning: false } } as const;
    const withBoth = (...repairs: GroupCheck['repairs']) => conclusionOf(group, { ...check, repairs });
    expect(withBoth(repair, repair)).toBe(
      'Although the cause is the same, they need 2 different changes before the page can read the errors. What causes them is another question.',
    );
    expect(withBoth(other, other)).toBe('Although the cause is the same, they need 2 different changes.');
    expect(withBoth(repair, other)).toBe('They need 2 different changes.');
  });
});
