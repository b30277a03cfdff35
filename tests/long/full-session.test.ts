import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { CAP } from '../../panel/session/cap.ts';
import { SessionStore } from '../../panel/session/session-store.ts';
import { Redactor } from '../../src/index.ts';
import { PAGE, traffic } from '../bench/panel/traffic.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Megabytes on the heap once everything that is free is gone: the copies of what a session kept take a moment. */
async function heap(): Promise<number> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  return process.memoryUsage().heapUsed / 1_000_000;
}

const MOST = 2_000;

/** Records so many requests in a session that keeps `MOST` of them; returns the megabytes that it takes then. */
async function record(count: number): Promise<{ store: SessionStore; megabytes: number }> {
  const before = await heap();
  const cap = { ...CAP, exchanges: MOST, bytes: Number.POSITIVE_INFINITY };
  const store = new SessionStore({ name: 'chromium', version: '156' }, new Redactor('salt'), cap);
  store.addNavigation(PAGE, 0);
  let made = 0;
  for (const news of traffic(count, 1)) {
    for (const each of structuredClone(news))
      if (each.kind === 'event') store.addEvent(each.event, each.details);
      else store.addHarEntry(each.entry);
    made += 1;
    if (made % 20 === 0) store.snapshot();
    if (made % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  store.snapshot();
  return { store, megabytes: (await heap()) - before };
}

describe('a full session', () => {
  test('takes no more memory after ten times as many requests', async () => {
    const once = await record(MOST);
    const tenTimes = await record(10 * MOST);
    const { entries, losses } = tenTimes.store.snapshot();
    expect(entries.length).toBeLessThanOrEqual(MOST + 20);
    expect(losses.exchanges).toBe(10 * MOST - entries.length);
    expect(tenTimes.megabytes).toBeLessThan(once.megabytes * 1.5);
    expect(once.store.snapshot().entries.length).toBeGreaterThan(0);
  });
});
