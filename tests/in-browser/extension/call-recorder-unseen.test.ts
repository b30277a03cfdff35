import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallStage, isNative, openCallStage } from '../support/call-stage.ts';
import { LOOKS, lookOf, TRACES } from '../support/looks.ts';

let stage: CallStage;

beforeAll(async () => {
  stage = await openCallStage();
});

afterAll(() => stage.close());

/** What the page sees without the recorder, and with it. */
async function looks(script: string): Promise<readonly [without: string, within: string]> {
  const look = (): Promise<string> => stage.tab.evaluate(lookOf(script));
  await stage.tab.goto(stage.page);
  expect(await isNative(stage.tab)).toBe(true);
  const without = await look();
  await stage.record(true);
  await stage.goto('/');
  expect(await isNative(stage.tab)).toBe(false);
  const within = await look();
  await stage.record(false);
  expect(without.length).toBeGreaterThan(10);
  return [without, within];
}

it.each(Object.entries(LOOKS))('the page sees the same: %s', async (_, script) => {
  const [without, within] = await looks(script);
  expect(JSON.parse(within)).toEqual(JSON.parse(without));
});

it('the page sees the same: the order of properties', async () => {
  const [without, within] = await looks(
    `return [window, fetch, WebSocket, XMLHttpRequest.prototype.send].map((each) => Reflect.ownKeys(each).map(String))`,
  );
  expect(JSON.parse(within)).toEqual(JSON.parse(without));
});

it.each(Object.entries(TRACES))(
  'the page can tell by one thing only: %s',
  async (_, { script, without: trace }) => {
    const [without, within] = await looks(script);
    expect(within).not.toBe(without);
    expect(within.replace(trace, '')).toBe(without.replace(trace, ''));
  },
);
