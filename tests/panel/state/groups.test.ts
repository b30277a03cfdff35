import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../panel/entry/entry.ts';
import { SEVERITIES } from '../../../panel/entry/severity.ts';
import { createGroupCheck, type Repair } from '../../../panel/group/check-group.ts';
import { hostsOf, statusesOf, whereWords } from '../../../panel/shared/group-words.ts';
import { type Group, groupsOf } from '../../../panel/state/groups.ts';
import { treeItems } from '../../../panel/state/tree-items.ts';
import { diagnose, plain, snippetsOf } from '../../../src/index.ts';
import { grouped } from '../../in-browser/panel/harness/many.ts';
import { fixtures } from '../../support/fixtures.ts';

const every: Entry[] = Object.entries(fixtures).map(([id, summary]) => ({ id, navigation: 1, summary }));
const failures = grouped();
const byCause = groupsOf(failures, 'cause');
const groupOf = (id: string): Group => {
  const found = byCause.find(({ cause }) => cause?.id === id);
  if (found === undefined) throw new Error(`no group ${id}`);
  return found;
};
const wildcard = groupOf('wildcard-origin-with-credentials');
const diagnosisOf = ({ summary: { exchange } }: Entry) => diagnose(exchange);

describe('groupsOf', () => {
  it('makes a few lines of two hundred failures: the worst first, then the largest', () => {
    expect(byCause.map(({ cause, entries }) => [cause?.title, entries.length])).toEqual([
      ['Wildcard origin on a request with credentials', 128],
      ['No route answers the preflight', 61],
      ['Error response without CORS headers', 54],
      ['Connection refused', 1],
      ['Allowed', 1],
    ]);
  });

  it('splits a cause by endpoints, and an endpoint by causes', () => {
    expect(wildcard.parts.map(({ endpoint, entries }) => [endpoint?.path, entries.length])).toEqual([
      ['/v1/cart', 64],
      ['/v1/checkout', 32],
      ['/v1/orders', 32],
    ]);
    const [cart] = groupsOf(failures, 'endpoint');
    expect(cart?.endpoint?.name).toBe('POST https://api.example.com/v1/cart');
    expect(cart?.parts.map(({ cause }) => cause?.id)).toEqual(['wildcard-origin-with-credentials']);
  });

  it('puts the newest first in each group', () => {
    const times = wildcard.entries.map(({ summary }) => summary.exchange.startedAt);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('loses no exchange, and lists one with several warnings below each of them', () => {
    fc.assert(
      fc.property(fc.subarray(every), fc.constantFrom('cause', 'endpoint'), (entries, by) => {
        const groups = groupsOf(entries, by);
        const listed = groups.flatMap((group) => group.entries);
        expect(new Set(listed)).toEqual(new Set(entries));
        if (by === 'endpoint') expect(listed).toHaveLength(entries.length);
        for (const group of groups)
          expect(new Set(group.parts.flatMap((part) => part.entries))).toEqual(new Set(group.entries));
        const ranks = groups.map(({ severity }) => SEVERITIES.indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        const keys = groups.flatMap(({ key, parts }) => [key, ...parts.map((part) => part.key)]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
    const { warnings } = fixtures.allowedWithThreeWarnings;
    expect(warnings.length).toBeGreaterThan(1);
    const ids = groupsOf([{ id: 'a', navigation: 1, summary: fixtures.allowedWithThreeWarnings }], 'cause');
    expect(new Set(ids.map(({ cause }) => cause?.id))).toEqual(new Set(warnings.map(({ id }) => id)));
  });

  it('says where', () => {
    expect(plain(whereWords(wildcard))).toBe('3 endpoints on api.example.com');
    expect(hostsOf(groupOf('connection-refused'))).toEqual(['events.example.net']);
    expect(statusesOf(wildcard)).toBe('200');
  });
});

describe('treeItems', () => {
  it('unfolds a cause to endpoints and an endpoint to exchanges', () => {
    expect(treeItems(byCause, new Set()).map(({ key }) => key)).toEqual(byCause.map(({ key }) => key));
    const [cart] = wildcard.parts;
    const items = treeItems(byCause, new Set([wildcard.key, cart?.key ?? '']));
    expect(items.slice(0, 3).map(({ kind, level, parent }) => [kind, level, parent])).toEqual([
      ['group', 1, -1],
      ['group', 2, 0],
      ['exchange', 3, 1],
    ]);
    expect(items).toHaveLength(byCause.length + 3 + 64);
    expect(items[2]).toMatchObject({ position: 1, count: 64 });
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  });
});

describe('createGroupCheck', () => {
  const linesOf = ({ changes, site }: Repair) =>
    snippetsOf(changes, site).flatMap(({ lines }) => lines.map(({ text }) => text));
  const never = () => false;

  it('finds the one change that repairs all, and says so only of what it ran', () => {
    const check = createGroupCheck(wildcard, diagnosisOf);
    expect(check.result()).toMatchObject({ checked: 0, isDone: false, repairs: [] });
    check.proceed(never);
    const { repairs, isDone, checked } = check.result();
    expect({ isDone, checked }).toEqual({ isDone: true, checked: 128 });
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({ proven: 128 });
    expect(repairs[0]?.members).toHaveLength(128);
    expect(repairs.flatMap(linesOf)).toContain('Access-Control-Allow-Origin: https://shop.example.com');
  });

  it('names the method of a response only if all have the same', () => {
    const { preflightRouteMissing } = fixtures;
    const [hop] = preflightRouteMissing.exchange.hops;
    const withMethod = (method: string) =>
      diagnose({ ...preflightRouteMissing.exchange, hops: [{ ...hop, method }] });
    const commentsOf = (...methods: readonly string[]) => {
      const diagnoses = methods.map(withMethod);
      const [group] = groupsOf(
        diagnoses.map((summary, index) => ({ id: `${index}`, navigation: 1, summary })),
        'cause',
      );
      const check =
        group && createGroupCheck(group, ({ id }) => diagnoses[Number(id)] ?? preflightRouteMissing);
      check?.proceed(never);
      return check?.result().repairs.map((repair) => linesOf(repair).filter((line) => line.startsWith('#')));
    };
    expect(commentsOf('POST', 'POST')).toEqual([
      ['# the preflight’s answer', '# the response to POST, unless it has them already'],
    ]);
    expect(commentsOf('POST', 'HEAD')).toEqual([
      ['# the preflight’s answer', '# the response, unless it has them already'],
    ]);
  });

  it('counts as proven only what was', () => {
    const check = createGroupCheck(groupOf('preflight-route-missing'), diagnosisOf);
    check.proceed(never);
    for (const { proven, members, diagnosis } of check.result().repairs)
      expect(proven).toBe(diagnosis.proof === 'proven' ? members.length : 0);
  });

  it('checks the newest of each endpoint before any other, and no more than it may', () => {
    const check = createGroupCheck(wildcard, diagnosisOf, 3);
    check.proceed(never);
    const { checked, toCheck, repairs } = check.result();
    expect([checked, toCheck]).toEqual([3, 3]);
    expect(repairs.flatMap(({ members }) => members)).toEqual(wildcard.parts.map((part) => part.entries[0]));
  });

  it('keeps different changes apart', () => {
    const mixed = groupsOf(
      [fixtures.wildcardWithCredentials, fixtures.originMismatch].map((summary, index) => ({
        ...{ id: `${index}`, navigation: 1 },
        summary: {
          ...summary,
          exchange: { ...summary.exchange, hops: fixtures.originMismatch.exchange.hops },
        },
      })),
      'endpoint',
    );
    expect(mixed).toHaveLength(1);
    const [both] = mixed;
    if (both === undefined) return;
    const own = [fixtures.wildcardWithCredentials, fixtures.originMismatch];
    const check = createGroupCheck(both, ({ id }) => own[Number(id)] ?? fixtures.originMismatch);
    check.proceed(never);
    expect(check.result().repairs).toHaveLength(2);
    expect(check.result().explanation).toBeNull();
  });
});
