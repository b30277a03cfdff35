import { describe, expect, it } from 'vitest';
import { decidingTab, headerTabs } from '../../src/report/header-tabs.ts';
import { fixtures } from '../support/fixtures.ts';

describe('headerTabs', () => {
  it('has one tab for each station that was seen, and opens the answer that was judged', () => {
    expect(headerTabs(fixtures.wildcardWithCredentials).map(({ label }) => label)).toEqual([
      'Preflight',
      'Preflight’s answer',
      'Request',
      'Response',
    ]);
    expect(decidingTab(fixtures.wildcardWithCredentials)).toBe('0:response');
    expect(headerTabs(fixtures.preflightRouteMissing).map(({ key }) => key)).toEqual([
      '0:preflight-request',
      '0:preflight-answer',
    ]);
    expect(decidingTab(fixtures.preflightRouteMissing)).toBe('0:preflight-answer');
  });

  it('opens the answer that the first warning is about', () => {
    expect(decidingTab(fixtures.allowedWithWarning)).toBe('0:preflight-answer');
    expect(decidingTab(fixtures.allowedPlainly)).toBe('0:response');
  });

  it('numbers the stations after redirects', () => {
    expect(headerTabs(fixtures.redirectTaintedOrigin).map(({ label }) => label)).toEqual([
      'Request 1',
      'Redirect 1',
      'Request 2',
      'Redirect 2',
      'Request 3',
      'Response 3',
    ]);
  });
});
