import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/index.ts';
import { headerLines } from '../../src/report/header-table.ts';
import { headerTabs } from '../../src/report/header-tabs.ts';
import { fixtures, rareFixtures } from '../support/fixtures.ts';

function linesAt(diagnosis: Diagnosis, key: string) {
  const tab = headerTabs(diagnosis).find((each) => each.key === key);
  if (tab === undefined) throw new Error(`no tab ${key}`);
  return headerLines(diagnosis, tab);
}

describe('headerLines', () => {
  it('shows first what is wrong, then what is absent, then what else concerns CORS, and folds the rest', () => {
    const { shown, folded } = linesAt(fixtures.wildcardWithCredentials, '0:response');
    expect(shown.slice(0, 3).map(({ name, state, note }) => [name, state, note?.[1]])).toEqual([
      ['Access-Control-Allow-Origin', 'wrong', 'https://shop.example.com'],
      ['Vary', 'wrong', 'Accept-Encoding, Origin'],
      ['Access-Control-Allow-Credentials', 'absent', 'true'],
    ]);
    expect(folded.length).toBeGreaterThan(3);
  });

  it('reads each of a thousand lines of one name a few times, not once for each of the others', () => {
    const tab = headerTabs(fixtures.wildcardWithCredentials).find(({ key }) => key === '0:response');
    if (tab === undefined) throw new Error('The fixture has lost its response.');
    let reads = 0;
    const line = {
      name: 'Access-Control-Allow-Origin',
      get value() {
        reads += 1;
        return '*';
      },
    };
    const headerList = Array.from({ length: 1_000 }, () => line);
    expect(headerLines(fixtures.wildcardWithCredentials, { ...tab, headerList }).shown).toHaveLength(1_002);
    expect(reads).toBeLessThan(10_000);
  });

  it('says only that a secret is present', () => {
    const { shown } = linesAt(fixtures.wildcardWithCredentials, '0:request');
    expect(shown.find(({ name }) => name === 'Cookie')).toMatchObject({ secret: true, value: null });
  });

  it('shows what was kept of a cookie that is set', () => {
    const { shown } = linesAt(rareFixtures.cookieAttributes, '0:response');
    expect(shown.find(({ name }) => name === 'Set-Cookie')).toMatchObject({
      secret: true,
      value: 'sid=redacted-3f2a91c07be4; SameSite=Lax; Secure; HttpOnly',
    });
  });

  it('shows what should change in an answer that passed', () => {
    const { shown } = linesAt(fixtures.allowedWithWarning, '0:preflight-answer');
    expect(shown[0]).toMatchObject({
      name: 'Access-Control-Allow-Headers',
      state: 'advised',
      note: ['should be', '*, authorization'],
    });
  });

  it('marks nothing on an answer that passed', () => {
    const { shown } = linesAt(fixtures.wildcardWithCredentials, '0:preflight-answer');
    expect(shown.every(({ state }) => state === 'plain')).toBe(true);
  });

  it('marks a wrong status', () => {
    const { shown } = linesAt(fixtures.preflightRouteMissing, '0:preflight-answer');
    expect(shown[0]).toMatchObject({
      name: 'status',
      value: '404',
      state: 'wrong',
      note: ['must be from 200 to 299, e.g.', '204'],
    });
  });
});
