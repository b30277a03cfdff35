import { expect, test } from 'vitest';
import { MaskedParts } from '../../../panel/session/masked-parts.ts';
import { SessionStore } from '../../../panel/session/session-store.ts';
import { Redactor } from '../../../src/index.ts';

const SECRET = '4b1d-S3cret';
const tagged = (index: number) => `redacted-${index.toString(16).padStart(12, '0')}`;

/** A session of a tab, as the DevTools page makes it, to which DevTools told one request. */
function recorded() {
  const parts = new MaskedParts();
  const redactor = new Redactor('salt', (tag, part) => parts.remember(tag, part));
  const store = new SessionStore({ name: 'chromium', version: '156' }, redactor);
  store.addHarEntry({
    ...{ startedDateTime: '2026-02-03T10:42:07.000Z', time: 5, _resourceType: 'fetch' },
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [
          {
            functionName: 'load',
            url: `https://page.example/a.js?v=${SECRET}`,
            lineNumber: 1,
            columnNumber: 2,
          },
        ],
      },
    },
    request: {
      ...{ method: 'GET', url: `https://api.example/x?token=${SECRET}` },
      headers: [
        { name: 'Origin', value: 'https://page.example' },
        { name: 'X-Api-Key', value: 'K3y-0f-a-header' },
      ],
    },
    response: { status: 0, headers: [], _error: 'net::ERR_FAILED' },
  });
  const { entries } = store.snapshot();
  return { parts, store, entries };
}

test('a part of a URL is known by its tag, and the script opens by its whole URL', () => {
  const { parts, store, entries } = recorded();
  const [entry] = entries;
  const exchange = entry && store.diagnosisOf(entry).exchange;
  expect(exchange?.hops[0].url).toMatch(/^https:\/\/api\.example\/x\?token=redacted-[\da-f]{12}$/);
  expect(parts.unmask(exchange?.hops[0].url ?? '')).toBe(`https://api.example/x?token=${SECRET}`);
  expect(parts.unmask(exchange?.callSite?.url ?? '')).toBe(`https://page.example/a.js?v=${SECRET}`);
});

test('a value of a header is not known, and nothing known is saved or in the state', async () => {
  const { parts, store } = recorded();
  const saved = await store.recording().text();
  expect(saved).toContain('api.example');
  expect(saved + JSON.stringify(store.snapshot())).not.toContain(SECRET);
  const [tag = ''] = /redacted-[\da-f]{12}/.exec(new Redactor('salt').url('?a=K3y-0f-a-header')) ?? [];
  expect(parts.behind(tag)).toBeNull();
});

test('what this session did not mask stays masked', () =>
  expect(new MaskedParts().unmask(`https://a.example/?b=${tagged(1)}`)).toBe(
    `https://a.example/?b=${tagged(1)}`,
  ));

test('only the newest parts are known, no long one, and none after clearing', () => {
  const parts = new MaskedParts();
  parts.remember(tagged(0), 'x'.repeat(2_001));
  expect(parts.behind(tagged(0))).toBeNull();
  for (let index = 1; index <= 10_001; index += 1) parts.remember(tagged(index), `${index}`);
  expect(parts.behind(tagged(1))).toBeNull();
  expect(parts.behind(tagged(2))).toBe('2');
  parts.clear();
  expect(parts.behind(tagged(2))).toBeNull();
});
