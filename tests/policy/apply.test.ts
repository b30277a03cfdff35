import { describe, expect, test } from 'vitest';
import { allowAlso, allowCredentials, allowOrigin } from '../../src/policy/allow.ts';
import { apply, isApplicable, merge } from '../../src/policy/apply.ts';
import type { PolicyChange } from '../../src/policy/policy-change.ts';
import { API, ask, headers, hop, PAGE, response, run } from '../support/observed.ts';

const ORIGIN = 'Access-Control-Allow-Origin';
const preflight = { response: response(404, 'Location: /x', 'A: 1') };
const seen = {
  asked: ask(),
  hops: [hop({ preflight, response: response(200, 'a: 1', 'A: 2', 'Vary: Accept') })],
};
const applied = (...changes: readonly PolicyChange[]) => apply(seen, changes, 0).hops[0];

describe('applying a change', () => {
  test('replaces all lines of a header, only in the named answer', () => {
    const changed = applied({ set: 'A', to: '3', on: ['response'] });
    expect(changed?.response?.headerList).toEqual(headers('Vary: Accept', 'A:3'));
    expect(changed?.preflight).toEqual(preflight);
  });

  test('adds to Vary and never replaces it', () => {
    const vary = (value: string) => {
      const hops = [hop({ response: response(200, ...(value === '' ? [] : [`Vary: ${value}`])) })];
      const { headerList } =
        apply({ asked: ask(), hops }, [{ set: 'vary', to: 'Origin', on: ['response'] }], 0).hops[0]
          ?.response ?? response(0);
      return headerList.find(({ name }) => name.toLowerCase() === 'vary')?.value.trim();
    };
    expect([vary(''), vary('Accept'), vary('origin, Accept'), vary('*')]).toEqual([
      'Origin',
      'Accept, Origin',
      'origin, Accept',
      '*',
    ]);
  });

  test('removes a header in any case, and Location with a status', () => {
    expect(applied({ remove: 'a', on: ['response'] })?.response?.headerList.map(({ name }) => name)).toEqual([
      'Vary',
    ]);
    expect(applied({ status: 204, on: ['preflight'] })?.preflight?.response).toMatchObject({
      status: 204,
      headerList: [{ name: 'A' }],
    });
  });

  test('applies to the redirect and the response alike, because a hop has one of them', () =>
    expect(
      applied({ remove: 'vary', on: ['redirect'] })?.response?.headerList.map(({ name }) => name),
    ).toEqual(['a', 'A']));

  test('changes what the page asks for', () => {
    const hops = [hop({ method: 'patch', unsafeNames: ['x-a', 'x-b'] })];
    const changed = apply({ asked: ask(), hops }, [{ method: 'PATCH' }, { drop: 'X-A' }], 0).hops[0];
    expect([changed?.method, changed?.unsafeNames]).toEqual(['PATCH', ['x-b']]);
  });

  test('lets the page call the end of a redirect, seen or unseen', () => {
    const hops = [hop(), hop({ url: 'https://b.invalid/' })];
    const call = (url: string) =>
      apply({ asked: ask(), hops }, [{ call: url }], 0).hops.map((each) => [each.url, each.response?.status]);
    expect(call('https://b.invalid/')).toEqual([['https://b.invalid/', 200]]);
    expect(call('https://c.invalid/')).toEqual([['https://c.invalid/', undefined]]);
  });

  test('changes no answer that never came, and nothing by advice', () => {
    const unanswered = { asked: ask(), hops: [hop({ preflight: { response: null }, response: null })] };
    expect(apply(unanswered, [{ status: 200, on: ['preflight', 'response'] }], 0)).toEqual(unanswered);
    const advice: PolicyChange = { advise: 'server', how: 'look first', text: ['Ask.'] };
    expect([isApplicable(advice), isApplicable({ drop: 'a' })]).toEqual([false, true]);
    expect(apply(seen, [advice], 0)).toEqual(seen);
    expect(apply({ asked: ask(), hops: [] }, [{ drop: 'a' }], 3).hops).toEqual([]);
  });
});

test('merging repeats nothing, and the later value wins', () => {
  const before: readonly PolicyChange[] = [{ set: 'A', to: '1', on: ['response'] }, { drop: 'x' }];
  const added: readonly PolicyChange[] = [
    { set: 'a', to: '2', on: ['response'] },
    { drop: 'x' },
    { set: 'A', to: '3', on: ['preflight'] },
  ];
  expect(merge(before, added)).toEqual([added[0], before[1], added[2]]);
});

describe('allowing', () => {
  const station = { phase: 'preflight', serializedOrigin: PAGE, credentialsMode: 'include' } as const;

  test('an origin names it, and tells caches that the response varies', () =>
    expect(allowOrigin(station)).toEqual([
      { set: ORIGIN, to: PAGE, on: ['preflight', 'response'] },
      { set: 'Vary', to: 'Origin', on: ['response'] },
    ]));

  test('an opaque origin never names it', () => {
    const opaque = { ...station, serializedOrigin: 'null' };
    expect(allowOrigin(opaque)).toEqual([]);
    expect(allowOrigin({ ...opaque, credentialsMode: 'same-origin' })).toMatchObject([
      { set: ORIGIN, to: '*' },
    ]);
  });

  test.each([
    ['preflight', ['preflight', 'response']],
    ['redirect', ['redirect']],
    ['response', ['response']],
  ] as const)('at the %s is needed on %j', (phase, on) =>
    expect(allowCredentials({ ...station, phase })).toEqual([
      { set: 'Access-Control-Allow-Credentials', to: 'true', on },
    ]),
  );

  test('keeps what a list already allows, without the wildcard', () =>
    expect(allowAlso('List', ['*', 'a', 'b'], ['b', 'c'])).toEqual({
      set: 'List',
      to: 'a, b, c',
      on: ['preflight'],
    }));

  test('suffices for the standard', () => {
    const bare = { asked: ask({ credentialsMode: 'include' }), hops: [hop({ response: response(200) })] };
    const at = { ...station, phase: 'response' } as const;
    const after = apply(bare, [...allowOrigin(at), ...allowCredentials(at)], 0);
    expect(run(after.hops, after.asked).result).toBe('cors');
    expect(after.hops[0]?.url).toBe(API);
  });
});
